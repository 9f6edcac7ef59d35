package io.forbear.contact.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.edition.Examined.Flaw;
import io.forbear.contact.strategy.StrategyFile;
import io.forbear.contact.template.TemplateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TogetherTest {
    private static final String STRATEGIES =
            """
            version: "7"
            denials: {nextStep: [], askAgain: [], after: PT6H, times: 4}
            strategies:
              - id: early
                stages: [M1]
                steps:
                  - id: call
                    channel: VOICE_HUMAN
                    voiceMode: INTERACTIVE
                    purpose: PURPOSE
                    template: call
            """;

    private static List<Flaw> wishes(String purpose) {
        var templates = TemplateFile.read("templates.yaml", shipped());
        var text = STRATEGIES.replace("PURPOSE", purpose);
        return Together.wishes(StrategyFile.read("strategies.yaml", text, templates));
    }

    private static String shipped() {
        try (var file = Together.class.getResourceAsStream("/templates.yaml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"COLLECTION, 0", "PLAN_SERVICING, 0", "RESPONSE_TO_REQUEST, 1"})
    void leavesAnswersToWishesToTasks(String purpose, int flaws) {
        assertThat(wishes(purpose)).hasSize(flaws);
        assertThat(wishes(purpose))
                .allSatisfy(
                        flaw -> assertThat(flaw.place()).isEqualTo("strategies.early.steps.call"));
    }
}
