package io.forbear.contact.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.strategy.Strategies;
import io.forbear.contact.strategy.StrategyFile;
import io.forbear.contact.template.TemplateFile;
import io.forbear.contact.template.Templates;
import io.forbear.packs.RulePacks;
import io.forbear.rules.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped packs against steps of all kinds. */
class ProbeTest {
    private static final Instant NOW = Instant.parse("2026-11-04T02:17:00Z");
    private static final Probe PROBE = new Probe(RuleBook.of(RulePacks.shipped()), NOW);
    private static final Templates TEMPLATES =
            TemplateFile.read(
                    "templates",
                    resource("/templates.yaml")
                            + """
                              - id: locate
                                channels: [VOICE_HUMAN]
                                speaksOfTheDebt: false
                                says: [COLLECTOR_NAME]
                            """);

    @Test
    void findsEveryStepOfTheShippedStrategiesPossible() {
        var shipped = StrategyFile.read("shipped", resource("/strategies.yaml"), TEMPLATES);
        assertThat(PROBE.impossible(shipped, TEMPLATES)).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            jurisdictions: [CN] | channel: VOICE_HUMAN, voiceMode: INTERACTIVE, purpose: COLLECTION, template: locate, party: SPOUSE | CN | CN-3P-01
            jurisdictions: [CN] | 'channel: SMS, purpose: REMINDER, template: reminder-message, window: {from: "22:00", to: "23:30"}' | CN | CN-HOURS-01
            'jurisdictions: [CN, US]' | 'channel: SMS, purpose: REMINDER, template: reminder-message, window: {from: "06:00", to: "07:30"}' | CN | CN-HOURS-01
            """)
    void namesStepPlaceJurisdictionAndRules(
            String selection, String step, String jurisdiction, String rule) {
        var found = PROBE.impossible(strategies(selection, step), TEMPLATES);
        assertThat(found)
                .anySatisfy(
                        one -> {
                            assertThat(one.place()).isEqualTo("strategies[0].steps[0]");
                            assertThat(one.jurisdiction()).isEqualTo(jurisdiction);
                            assertThat(one.rules()).contains(rule);
                            assertThat(one.problem()).contains("step only is never permitted in");
                        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            jurisdictions: [CN] | channel: VOICE_HUMAN, voiceMode: INTERACTIVE, purpose: LOCATION_INFO, template: locate, party: SPOUSE
            jurisdictions: [CN] | channel: VISIT, purpose: COLLECTION, template: visit
            jurisdictions: [CN] | 'channel: SMS, purpose: REMINDER, template: reminder-message, window: {from: "21:30", to: "23:30"}'
            jurisdictions: [US] | channel: LETTER, purpose: COLLECTION, template: demand-letter
            'jurisdictions: []' | channel: VISIT, purpose: COLLECTION, template: visit
            """)
    void letsPassWhatIsPermittedToSomebodyAtSomeTime(String selection, String step) {
        assertThat(PROBE.impossible(strategies(selection, step), TEMPLATES)).isEmpty();
    }

    private static Strategies strategies(String selection, String step) {
        var text =
                """
            version: "7"
            denials: {nextStep: [], askAgain: [], after: PT6H, times: 4}
            strategies:
              - id: one
                %s
                stages: [M1]
                steps: [{id: only, %s}]
            """
                        .formatted(selection, step);
        return StrategyFile.read("one", text, TEMPLATES);
    }

    private static String resource(String name) {
        try (var in = ProbeTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
