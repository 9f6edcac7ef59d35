package io.forbear.simulator.audit;

import java.util.List;

/**
 * One line of the account.
 *
 * @param what is looked at
 * @param asked what it must be
 * @param seen what it is
 * @param examples of what is wrong, for who looks into it
 */
public record Line(String what, String asked, String seen, boolean ok, List<String> examples) {
    private static final int SHOWN = 5;

    public Line {
        examples = examples.stream().limit(SHOWN).toList();
    }

    /** A line that is as it must be if nothing is wrong. */
    static Line none(String what, String seen, List<String> wrong) {
        return new Line(what, "0", seen, wrong.isEmpty(), wrong);
    }

    /** A line that only tells. */
    static Line told(String what, String seen) {
        return new Line(what, "", seen, true, List.of());
    }
}
