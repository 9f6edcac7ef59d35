package io.forbear.packs.vectors;

import io.forbear.rules.Fact;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A story about one debtor and what must come of it.
 *
 * @param packs ids of the rule packs that judge it
 * @param background what is known of the debtor and his accounts
 * @param events in order of their arrival
 * @param expected what holds after the last event
 * @param expectedAfter what holds right after an event arrived, by its id
 */
record Vector(
        String id,
        Set<String> packs,
        String debtorId,
        List<Fact> background,
        List<Fact> events,
        Expectation expected,
        Map<String, Expectation> expectedAfter) {}
