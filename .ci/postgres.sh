#!/usr/bin/env bash
# A PostgreSQL server for the tests: Debian's packages, installed where they are not there, on a port of loopback,
# with its data in a folder that goes when the server stops. To be sourced: it sets TRADEWIRE_TEST_POSTGRES, and
# stops the server when the shell that sourced it ends.

postgres_start() {
    local bin port as=()
    if ! compgen -G "/usr/lib/postgresql/*/bin/initdb" > /dev/null; then
        apt-get update --quiet && DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes postgresql
    fi
    bin=$(dirname "$(compgen -G "/usr/lib/postgresql/*/bin/initdb" | sort --version-sort | tail -n 1)")
    POSTGRES_DIR=$(mktemp -d)
    # The server refuses to run as root.
    if [ "$(id -u)" = 0 ]; then
        chown postgres "$POSTGRES_DIR"
        as=(runuser -u postgres --)
    fi
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    (
        cd "$POSTGRES_DIR"
        "${as[@]}" "$bin/initdb" --pgdata=data --username=postgres --auth=trust --encoding=UTF8 --no-sync > initdb.log
        "${as[@]}" "$bin/pg_ctl" --pgdata=data --log=server.log --wait start \
            --options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$POSTGRES_DIR -c fsync=off" \
            > start.log
    )
    # shellcheck disable=SC2064  # the values of now are what is to be stopped
    trap "${as[*]} $bin/pg_ctl --pgdata='$POSTGRES_DIR/data' --mode=immediate stop > /dev/null; rm -rf '$POSTGRES_DIR'" EXIT
    export TRADEWIRE_TEST_POSTGRES="postgresql://postgres@127.0.0.1:$port/postgres"
}

postgres_start
