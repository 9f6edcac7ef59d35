package io.forbear.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Whether the services may do all that they do: the system of these tests is secured, so what the
 * lists of {@code deploy/security} forget is refused, and said in a log. It looks at the whole life
 * of the system, whichever tests came before.
 */
class RightsIT {
    private static final RunningSystem SYSTEM = RunningSystem.shared();

    @Test
    void refusesNothingThatAServiceHasToDo() {
        assertThat(Logs.ofAll(SYSTEM))
                .isNotEmpty()
                .noneMatch(line -> line.contains("AuthorizationException"))
                .noneMatch(line -> line.contains("authorization failed"))
                .noneMatch(line -> line.contains("permission denied"))
                .noneMatch(line -> line.contains("Authorization failed"));
    }
}
