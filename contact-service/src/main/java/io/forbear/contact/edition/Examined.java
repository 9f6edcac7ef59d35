package io.forbear.contact.edition;

import java.util.List;

/**
 * What came of reading a text.
 *
 * @param version as the text says
 * @param problems everything that keeps it from being used
 */
public record Examined(String version, List<Flaw> problems) {
    public Examined {
        problems = List.copyOf(problems);
    }

    /**
     * One thing that is wrong.
     *
     * @param place path in the text, for example {@code strategies[2].steps[0].channel}
     */
    public record Flaw(String place, String problem) {}
}
