package io.forbear.contact.aid;

import java.util.List;

/**
 * What a person says, and must not say, in one contact.
 *
 * @param version of the file
 * @param language of the script; the others may differ if a text lacks it
 */
public record Guide(
        String version,
        String language,
        Passage script,
        List<Passage> mustSay,
        List<Passage> forbidden) {
    public Guide {
        mustSay = List.copyOf(mustSay);
        forbidden = List.copyOf(forbidden);
    }

    /**
     * A text.
     *
     * @param source the law or rule behind it; empty: none
     */
    public record Passage(String id, String language, List<String> lines, String source) {
        public Passage {
            lines = List.copyOf(lines);
        }
    }
}
