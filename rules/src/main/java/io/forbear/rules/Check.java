package io.forbear.rules;

/** What a rule looks at. A rule may have several checks; each says on its own what it finds. */
public sealed interface Check permits ContactCheck, FactCheck, TermCheck {}
