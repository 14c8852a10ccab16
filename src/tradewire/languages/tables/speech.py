"""`speech.toml`: verbs and phrases that attribute words to a speaker or a source."""

import msgspec


class SpeechTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs and nouns are lemmas; phrases are exact forms in lower case."""

    # "say", "заявить": what the subject says stands before or behind them.
    verbs: tuple[str, ...]
    # "propose", "expect", "доволен": they introduce what the subject says, and stand before it.
    weak_verbs: tuple[str, ...]
    # "write", "report": their subject may be a newspaper or an office.
    media_verbs: tuple[str, ...]
    # Kinds of organisations that only pass words on, and are no speakers: "agency".
    outlets: tuple[str, ...]
    # "that", "what": they open what is said.
    openers: tuple[str, ...]
    # "as": before a verb of speech it makes the clause an aside ("as X noted, …").
    asides: tuple[str, ...]
    # "according to", "по словам": the speaker follows.
    sources: tuple[str, ...]
    # Gender → phrases that point back to the last speaker: "according to him", "по ее словам".
    back_sources: dict[str, tuple[str, ...]]
    # Gender → pronouns that point back to the last speaker.
    pronouns: dict[str, tuple[str, ...]]
    # Words that stand for the text quoted before: "the piece", "the report".
    back_texts: tuple[str, ...] = ()
    # "о чем": a verb of speech behind it has the subject of the sentence.
    relatives: tuple[str, ...] = ()
    # Words that begin what stands behind "X said" and is not said: "on Monday", "at a forum".
    tail_starts: tuple[str, ...] = ()
    # Roles that one who is known as a leader holds: "the head of state".
    leader_roles: tuple[str, ...] = ()
    # Nouns for words that somebody has said: "передали |слова| президента".
    words_of: tuple[str, ...] = ()
    # Small words that may stand between a subject and its verb: "also", "earlier".
    fillers: tuple[str, ...] = ()
    # Verbs with the hearer right behind them: "tell".
    hearer_verbs: tuple[str, ...] = ()
    # Pronouns in a clause behind ";" that carry the attribution on: "it", "that".
    carriers: tuple[str, ...] = ()
    # Words for "we" and "our", "you" and "your".
    we: tuple[str, ...] = ()
    you: tuple[str, ...] = ()
    # Kinds of `names.heads` whose nouns may speak without a name, and further nouns that may: "customs", "таможня".
    body_kinds: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    # Nouns among them that only pass words on: "agency".
    not_bodies: tuple[str, ...] = ()
    # Nouns for bodies that say who speaks only beside further words ("the statistics |agency|"), or beside a name
    # ("the |daily| Metall").
    described_bodies: tuple[str, ...] = ()
    named_bodies: tuple[str, ...] = ()
    # "О планах сообщил минпром": words that begin what is said, where it stands before the verb without a comma.
    topics: tuple[str, ...] = ()
    # Beginnings and ends of nouns for bodies that no dictionary has: "минЖКХ", "Тверьстат".
    body_starts: tuple[str, ...] = ()
    body_ends: tuple[str, ...] = ()
    # Prepositions before who speaks, where the verb is in the plural and has no subject: "сообщили |в| министерстве".
    body_links: tuple[str, ...] = ()
    # Weak verbs that say what somebody thinks is to come; bodies may be their subject, not with an infinitive.
    thought_verbs: tuple[str, ...] = ()
    # Verbs that are speech only beside what is said ("…, X revealed", "X revealed that …"): "give", "передать".
    handing_verbs: tuple[str, ...] = ()
    # Patterns of sources, each a list of alternatives a word: [["говориться"], ["в"], ["сообщение", "отчет"]].
    source_patterns: tuple[tuple[tuple[str, ...], ...], ...] = ()
    # What begins a sentence that tells only who said the one before: phrases ("об этом"); words that point back
    # ("такой", "these") and the nouns behind them ("данные", "figures"); verbs beside those of speech ("give").
    backs: tuple[str, ...] = ()
    back_pointers: tuple[str, ...] = ()
    back_nouns: tuple[str, ...] = ()
    back_verbs: tuple[str, ...] = ()
    # "was announced |by|": between such a sentence's verb and who said it.
    agents: tuple[str, ...] = ()
    # Objects behind "X said" that stand for the sentence before: "this".
    back_objects: tuple[str, ...] = ()
    # "to": an infinitive follows.
    infinitives: tuple[str, ...] = ()
    # Verb → words one of which has to stand behind it, that it be speech: "put" → "at".
    complements: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    # Groups of roles whose plural names nobody ("analysts say"), and roles that only pass words on: "correspondent".
    faceless_groups: tuple[str, ...] = ()
    outlet_roles: tuple[str, ...] = ()
    # "customs figures |show|": verbs, in their forms, and the nouns before them.
    showing: tuple[str, ...] = ()
    shown_nouns: tuple[str, ...] = ()
    # Small words before what points back: "|с| таким прогнозом выступил".
    back_links: tuple[str, ...] = ()
    # "is", "has": before a verb of speech in its other forms ("is forecasting").
    auxiliaries: tuple[str, ...] = ()
    # Words beside the articles that begin a subject: "|its| director said".
    determiners: tuple[str, ...] = ()
