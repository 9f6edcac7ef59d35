package io.forbear.contact.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Purpose;
import io.forbear.contact.debtor.Examples;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.template.TemplateFile;
import io.forbear.contact.template.Templates;
import io.forbear.contact.yaml.YamlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyFileTest {
    private static final Templates TEMPLATES =
            TemplateFile.read("templates.yaml", shipped("/templates.yaml"));
    private static final String VALID =
            """
            version: "7"
            denials: {nextStep: [CN-3P-*], askAgain: [FB-*], after: PT6H, times: 4}
            strategies:
              - id: early
                stages: [M1]
                steps:
                  - id: sms
                    channel: SMS
                    purpose: REMINDER
                    template: reminder-message
                    window: {from: "09:00", to: "20:00"}
                  - id: call
                    channel: VOICE_HUMAN
                    voiceMode: INTERACTIVE
                    purpose: COLLECTION
                    template: call
                    after: P2D
                    times: 3
                    priority: 5
            """;

    @Test
    void readsWhatIsWrittenAndFillsInTheRest() {
        var strategies = read(VALID);
        assertThat(strategies.version()).isEqualTo("7");
        var steps = strategies.all().getFirst().steps();
        var sms = steps.getFirst();
        assertThat(sms.channel()).isEqualTo(Channel.SMS);
        assertThat(sms.purpose()).isEqualTo(Purpose.REMINDER);
        assertThat(sms.party()).isEqualTo(PartyKind.DEBTOR);
        assertThat(sms.after()).isZero();
        assertThat(sms.times()).isEqualTo(1);
        var call = steps.getLast();
        assertThat(call.after()).isEqualTo(Duration.ofDays(2));
        assertThat(call.every()).isEqualTo(Duration.ofDays(2));
        assertThat(call.window()).isNull();
        assertThat(call.priority()).isEqualTo(5);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    channel: SMS       | channel: SMSS         | strategies[0].steps[0].channel: expected one of [VOICE_HUMAN
                    purpose: REMINDER  | porpoise: REMINDER    | strategies[0].steps[0].porpoise: unknown member
                    purpose: REMINDER  | party: SPOUSE         | strategies[0].steps[0].purpose: is missing
                    after: P2D         | after: two days       | strategies[0].steps[1].after: expected a duration such as PT4H or P1D, found two days
                    after: P2D         | after: -P2D           | strategies[0].steps[1].after: expected a duration
                    after: P2D         | after: PT0S           | strategies[0].steps[1]: repeats without a pause; set every
                    times: 3           | times: 0              | strategies[0].steps[1].times: expected a number from 1 to 50, found 0
                    times: 3           | times: often          | strategies[0].steps[1].times: expected a number from 1 to 50, found often (String)
                    voiceMode: INTERACTIVE | party: DEBTOR     | strategies[0].steps[1]: voiceMode belongs to voice channels
                    template: call     | template: cal         | strategies[0].steps[1].template: there is no such template
                    template: call     | template: visit       | strategies[0].steps[1].template: is not meant for channel VOICE_HUMAN
                    id: call           | id: sms               | strategies[0].steps[1].id: is there twice: sms
                    'from: "09:00"'    | 'from: "21:00"'       | strategies[0].steps[0].window: a window ends after it begins
                    'from: "09:00"'    | 'from: "nine"'        | strategies[0].steps[0].window.from: expected a time of day
                    'version: "7"'     | 'version:'            | version: is missing
                    stages: [M1]       | stages: M1            | strategies[0].stages: expected a list, found M1
                    times: 4}          | times: 4, x: 1}       | denials.x: unknown member
                    """)
    void refusesWhatCannotBeMeantAndNamesThePlace(String right, String wrong, String complaint) {
        assertThat(VALID).contains(right);
        assertThatThrownBy(() -> read(VALID.replace(right, wrong)))
                .hasMessageStartingWith("strategies.yaml: ")
                .hasMessageContaining(complaint);
    }

    @Test
    void keepsWordingsAboutTheDebtFromPersonsWhoMustNotKnowOfIt() {
        var toSpouse = VALID.replace("template: call", "template: call\n        party: SPOUSE");
        assertThatThrownBy(() -> read(toSpouse))
                .hasMessageContaining("steps[1].template: speaks of the debt");
    }

    @Test
    void refusesTheSameMemberTwiceAndWhatIsNoYaml() {
        assertThatThrownBy(() -> read(VALID + "version: \"8\"\n"))
                .hasMessageContaining("found duplicate key version");
        assertThatThrownBy(() -> read("version: [")).hasMessageStartingWith("strategies.yaml: ");
        assertThatThrownBy(() -> read(""))
                .hasMessage("strategies.yaml: expected a mapping, found nothing");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        var wrong =
                VALID.replace("channel: SMS", "channel: SMSS")
                        .replace("template: call", "template: cal")
                        .replace("times: 3", "times: 0")
                        .replace("times: 4}", "times: 99}");
        assertThatThrownBy(() -> read(wrong))
                .isInstanceOfSatisfying(
                        YamlException.class,
                        all ->
                                assertThat(all.places().stream().map(YamlException.Place::path))
                                        .containsExactly(
                                                "strategies[0].steps[0].channel",
                                                "strategies[0].steps[1].template",
                                                "denials.times"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    stopWhen: [{attempts: 0}]                     | stopWhen[0].attempts: expected a number from 1 to 1000, found 0
                    stopWhen: [{attempts: 1, sharePaid: 2}]       | stopWhen[0]: names exactly one condition
                    stopWhen: [{then: STOP}]                      | stopWhen[0]: names exactly one condition
                    stopWhen: [{attempts: 1, then: ESCALATE}]     | stopWhen[0].then: needs a whenUsedUp
                    stopWhen: [{sharePaid: 101}]                  | stopWhen[0].sharePaid: expected a number from 1 to 100
                    stopWhen: [{promiseMade: false}]              | stopWhen[0].promiseMade: is true or left out
                    'stopWhen: [{balanceBelow: {amount: "x", currency: CNY}}]' | stopWhen[0].balanceBelow: expected an amount
                    noContact: why                                | steps: makes no sense beside noContact
                    whenUsedUp: {strategy: unknown}               | whenUsedUp.strategy: there is no such strategy
                    whenUsedUp: {strategy: early}                 | whenUsedUp.strategy: leads in a circle over [early]
                    whenUsedUp: {task: look}                      | whenUsedUp.reason: is missing
                    whenUsedUp: {sue: now}                        | whenUsedUp.sue: unknown member
                    onlyByReference: maybe                        | onlyByReference: expected true or false
                    """)
    void refusesCoursesThatCannotBeMeant(String member, String complaint) {
        var file = VALID.replace("    stages: [M1]\n", "    stages: [M1]\n    " + member + "\n");
        assertThatThrownBy(() -> read(file)).hasMessageContaining("strategies[0]." + complaint);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    arms: [{arm: a, strategy: early, share: 90}, {arm: b, strategy: soft, share: 10}]  | champion: soft  | champion: is never selected
                    arms: [{arm: a, strategy: early, share: 90}, {arm: b, strategy: soft, share: 9}]   | champion: early | arms: shares add up to 100, found 99
                    arms: [{arm: a, strategy: early, share: 90}, {arm: a, strategy: soft, share: 10}]  | champion: early | arms[1].arm: is there twice: a
                    arms: [{arm: a, strategy: soft, share: 100}]                                       | champion: early | arms: has no arm with the champion
                    arms: [{arm: a, strategy: early, share: 90}, {arm: b, strategy: none, share: 10}]  | champion: early | arms[1].strategy: there is no such strategy
                    """)
    void refusesExperimentsThatCannotBeMeant(String arms, String champion, String complaint) {
        assertThatThrownBy(() -> read(experiment(champion, arms)))
                .hasMessageContaining("experiments[0]." + complaint);
    }

    @Test
    void readsAnExperiment() {
        var arms =
                "arms: [{arm: a, strategy: early, share: 90}, {arm: b, strategy: soft, share: 10}]";
        var read = read(experiment("champion: early", arms));
        assertThat(read.experiments().getFirst().arms()).hasSize(2);
        var labels =
                java.util.stream.IntStream.range(0, 100)
                        .mapToObj(i -> read.choice(read.all().getFirst(), "C" + i))
                        .map(choice -> choice.arm() + " " + choice.strategy().id())
                        .distinct();
        assertThat(labels).containsExactlyInAnyOrder("tone:a early", "tone:b soft");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "SMS, steps[0]: alternatives are different channels",
        "VISIT, steps[0].template: is not meant for channel VISIT",
        "FAX, steps[0].alternatives[0]: ",
    })
    void refusesAlternativesThatCannotBeMeant(String channel, String complaint) {
        var with = "channel: SMS\n        alternatives: [" + channel + "]";
        assertThatThrownBy(() -> read(VALID.replace("channel: SMS", with)))
                .hasMessageContaining(complaint);
    }

    private static String experiment(String champion, String arms) {
        return VALID
                + "  - {id: soft, onlyByReference: true, noContact: quiet}\n"
                + "experiments:\n  - id: tone\n    "
                + champion
                + "\n    "
                + arms
                + "\n";
    }

    @Test
    void findsAStrategyOfTheShippedFileForEveryStageOfCollection() {
        var strategies = read(shipped("/strategies.yaml"));
        for (var stage : new String[] {"M1", "M2", "M3", "M4", "M5", "M6", "M7+"}) {
            var account =
                    Examples.account(Examples.ACCOUNT, 1, stage, 1, LocalDate.parse("2026-05-01"));
            assertThat(strategies.suiting(account)).as(stage).isPresent();
        }
        for (var stage :
                new String[] {
                    "PRE_DUE", "IN_PLAN", "LEGAL", "WRITTEN_OFF", "CURED", "REHABILITATION"
                }) {
            var account = Examples.account(Examples.ACCOUNT, 1, stage, 0, null);
            assertThat(strategies.suiting(account).orElseThrow().noContact())
                    .as(stage)
                    .isNotBlank();
        }
        var hardship = Examples.account(Examples.ACCOUNT, 1, "HARDSHIP", 9, LocalDate.EPOCH);
        assertThat(strategies.suiting(hardship).orElseThrow().whenUsedUp())
                .isInstanceOf(Escalation.TaskForPerson.class);
    }

    private static Strategies read(String text) {
        return StrategyFile.read("strategies.yaml", text, TEMPLATES);
    }

    private static String shipped(String name) {
        try (var in = StrategyFileTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
