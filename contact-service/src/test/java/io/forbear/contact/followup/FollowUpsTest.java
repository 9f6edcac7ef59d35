package io.forbear.contact.followup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.contact.channel.ContactResult;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.debtor.Party;
import io.forbear.contact.debtor.PartyKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowUpsTest {
    private static final Instant MONDAY = Instant.parse("2026-05-04T02:00:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final FollowUps SHIPPED = FollowUpFile.read("follow-ups.yaml", shipped());

    private static String shipped() {
        try (var file = FollowUps.class.getResourceAsStream("/follow-ups.yaml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Happened happened(
            Outcome outcome, Set<ContactResult> results, @Nullable String callBackAt) {
        return new Happened(
                new UUID(0, 1),
                "C1",
                MONDAY,
                outcome,
                results,
                new Party("C1", PartyKind.DEBTOR),
                "mobile",
                List.of("A1"),
                callBackAt);
    }

    private static Todo callBack(@Nullable String wish, List<ZoneId> zones) {
        var happened = happened(Outcome.CONVERSATION, Set.of(ContactResult.CALL_BACK_WISHED), wish);
        var todos = SHIPPED.after(happened, zones, MONDAY);
        assertThat(todos).hasSize(1);
        assertThat(todos.getFirst().followUp().task()).isEqualTo("CALL_BACK");
        return todos.getFirst();
    }

    @Test
    void callsBackOnThursdayAtTenInTheDebtorsZone() {
        var todo = callBack("2026-05-07T10:00", List.of(SHANGHAI));
        assertThat(todo.dueAt()).isEqualTo("2026-05-07T02:00:00Z");
        assertThat(todo.startAt()).isEqualTo("2026-05-07T01:50:00Z");
        assertThat(todo.wished()).isTrue();
        assertThat(callBack("2026-05-07T10:00", List.of(ZoneId.of("America/New_York"))).dueAt())
                .isEqualTo("2026-05-07T14:00:00Z");
        assertThat(callBack("2026-05-07T10:00+09:00", List.of()).dueAt())
                .isEqualTo("2026-05-07T01:00:00Z");
    }

    @Test
    void hasAPersonReadWhatSomebodyAnsweredBeforeAlmostEverythingElse() {
        var answered = happened(Outcome.ANSWERED, Set.of(), null);
        assertThat(SHIPPED.after(answered, List.of(SHANGHAI), MONDAY))
                .singleElement()
                .satisfies(
                        todo -> {
                            assertThat(todo.followUp().task()).isEqualTo("READ_ANSWER");
                            assertThat(todo.followUp().priority()).isEqualTo(95);
                        });
        assertThat(SHIPPED.isAnythingAfter(happened(Outcome.UNDELIVERED, Set.of(), null)))
                .as("the number is not wrong")
                .isFalse();
    }

    @Test
    void asksWhenTheDebtorMayBeInTwoZones() {
        var todo = callBack("2026-05-07T10:00", List.of(ZoneId.of("America/New_York"), SHANGHAI));
        assertThat(todo.dueAt()).isEqualTo("2026-05-07T02:00:00Z");
        assertThat(todo.note()).contains("ask him");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, no time was noted",
                "soon, cannot be read",
                "2026-05-04T09:59:59.999, is past",
            })
    void callsBackSoonWhenNoTimeCanBeMadeOut(@Nullable String wish, String note) {
        var todo = callBack(wish, List.of(SHANGHAI));
        assertThat(todo.wished()).isFalse();
        assertThat(todo.dueAt()).isEqualTo(MONDAY.plusSeconds(7200));
        assertThat(todo.note()).contains(note);
    }

    @ParameterizedTest(name = "wished for {0}, learned {1} s after three days: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 0, CALL_BACK",
                "-, 1, CHECK_OLD_WISH",
                "soon, 1, CHECK_OLD_WISH",
                "2026-05-05T10:00, 86400, CALL_BACK",
                "2026-05-05T10:00, 86401, CHECK_OLD_WISH",
                "2025-05-05T10:00, 0, CALL_BACK",
            })
    void onlyLooksAtAWishThatIsLearnedTooLate(@Nullable String wish, long seconds, String task) {
        var happened = happened(Outcome.CONVERSATION, Set.of(ContactResult.CALL_BACK_WISHED), wish);
        var now = MONDAY.plus(Duration.ofDays(3)).plusSeconds(seconds);
        var todo = SHIPPED.after(happened, List.of(SHANGHAI), now).getFirst();
        assertThat(todo.followUp().task()).isEqualTo(task);
        assertThat(todo.followUp().contact() == null).isEqualTo(task.equals("CHECK_OLD_WISH"));
        assertThat(todo.followUp().id()).isEqualTo("call-back");
    }

    @Test
    void takesTheVeryInstantForAWishThatCanBeMet() {
        assertThat(callBack("2026-05-04T10:00", List.of(SHANGHAI)).wished()).isTrue();
        assertThat(callBack("2026-05-07T10:00", List.of()).note()).contains("no time zone");
    }

    @Property
    void makesOneTaskForEachRuleThatSuitsAndNoneAfterAPlainContact(
            @ForAll Outcome outcome, @ForAll Set<ContactResult> results) {
        var happened = happened(outcome, results, null);
        var todos = SHIPPED.after(happened, List.of(SHANGHAI), MONDAY);
        assertThat(todos.isEmpty()).isNotEqualTo(SHIPPED.isAnythingAfter(happened));
        assertThat(todos.stream().map(todo -> todo.followUp().id())).doesNotHaveDuplicates();
        for (var todo : todos) {
            assertThat(todo.startAt()).isAfterOrEqualTo(MONDAY).isBeforeOrEqualTo(todo.dueAt());
            assertThat(todo.remindAt()).isBetween(todo.startAt(), todo.dueAt());
        }
        if (results.isEmpty() && !outcome.endpointIsWrong() && outcome != Outcome.ANSWERED) {
            assertThat(todos).isEmpty();
        }
    }

    @Test
    void leavesSomethingToDoAfterEveryResult() {
        assertThat(Arrays.stream(ContactResult.values()))
                .allSatisfy(
                        result ->
                                assertThat(
                                                SHIPPED.isAnythingAfter(
                                                        happened(
                                                                Outcome.CONVERSATION,
                                                                Set.of(result),
                                                                null)))
                                        .as(result.name())
                                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {id: a, task: T, within: PT1H, priority: 1} | either results or outcomes
                    {id: a, outcomes: [BOUNCED], task: t, within: PT1H, priority: 1} | a name like CALL_BACK
                    {id: a, outcomes: [LOST], task: T, within: PT1H, priority: 1} | outcomes[0]: expected one of
                    {id: a, outcomes: [BOUNCED], task: T, within: PT1H, priority: 101} | from 0 to 100
                    {id: a, outcomes: [BOUNCED], task: T, within: PT1H, priority: 1, contact: {channel: SMS}} | a person makes this contact
                    {id: a, outcomes: [BOUNCED], task: T, within: PT1H, priority: 1, contact: {channel: VOICE_HUMAN}} | voiceMode belongs
                    {id: a, outcomes: [BOUNCED], task: T, within: PT1H, priority: 1, contact: {channel: VISIT, purpose: COLLECTION}} | unknown member
                    """)
    void saysWhatIsWrongWithAFile(String rule, String complaint) {
        assertThatThrownBy(() -> FollowUpFile.read("f", "version: \"1\"\nfollowUps:\n  - " + rule))
                .hasMessageContaining(complaint);
    }
}
