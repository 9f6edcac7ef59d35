package io.forbear.contact.edition;

import io.forbear.service.problem.Problem;
import io.forbear.service.problem.Problem.FieldError;
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
     * Goes on if nothing is wrong.
     *
     * @throws Problem 422 that names everything that is
     */
    public void requireSound() {
        if (!problems.isEmpty()) {
            throw Problem.invalid(
                    problems.stream()
                            .map(flaw -> new FieldError(flaw.place(), flaw.problem()))
                            .toList());
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param place path in the text, for example {@code strategies[2].steps[0].channel}
     */
    public record Flaw(String place, String problem) {}
}
