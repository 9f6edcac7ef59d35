package io.forbear.contact.letter;

import io.forbear.contact.wording.Languages;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The letterheads of all creditors, and the agencies that write for them.
 *
 * @param creditors by legal entity and language
 * @param agencies by legal entity and language
 */
record Letterheads(
        Map<String, Map<String, Letterhead>> creditors,
        Map<String, Map<String, Letterhead.Agency>> agencies,
        Map<String, String> layouts) {
    Letterheads {
        creditors = Map.copyOf(creditors);
        agencies = Map.copyOf(agencies);
        layouts = Map.copyOf(new HashMap<>(layouts));
    }

    /**
     * The paper of a letter; none if the letterhead of creditor or collector is not known in the
     * language, for then nobody can tell who writes.
     */
    Optional<Paper> paper(String creditor, String collector, String language) {
        var layout = layouts.get(Languages.family(language));
        var head = creditors.getOrDefault(creditor, Map.of()).get(language);
        var own = creditor.equals(collector);
        var agency = own ? null : agencies.getOrDefault(collector, Map.of()).get(language);
        return layout == null || head == null || (!own && agency == null)
                ? Optional.empty()
                : Optional.of(new Paper(language, layout, head, agency));
    }
}
