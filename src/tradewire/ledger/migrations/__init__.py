"""The steps from one layout of the ledger to the next, for Alembic."""
