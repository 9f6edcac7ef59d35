package io.forbear.contact.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.channel.Purpose;
import io.forbear.contact.channel.VoiceMode;
import io.forbear.contact.debtor.ActorKind;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.service.problem.Problem.FieldError;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OdditiesTest {
    private static final Instant NOW = Instant.parse("2026-05-04T02:00:00Z");
    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");

    private static AttemptBody report(
            UUID id,
            Instant at,
            @Nullable Instant ended,
            @Nullable String permit,
            @Nullable String wish) {
        return report(id, at, ended, permit, wish, new AttemptBody.Party("C1", PartyKind.DEBTOR));
    }

    private static AttemptBody report(AttemptBody.Party party) {
        return report(ID, NOW, null, "p", "2026-05-07T10:00", party);
    }

    private static AttemptBody report(
            UUID id,
            Instant at,
            @Nullable Instant ended,
            @Nullable String permit,
            @Nullable String wish,
            AttemptBody.Party party) {
        return new AttemptBody(
                id,
                at,
                "C1",
                null,
                permit,
                null,
                null,
                Direction.OUTBOUND,
                Outcome.CONVERSATION,
                Channel.VOICE_HUMAN,
                VoiceMode.INTERACTIVE,
                new AttemptBody.Actor("BANK", ActorKind.ISSUER, "BANK", null, null),
                party,
                "mobile",
                null,
                List.of("A1"),
                Purpose.COLLECTION,
                null,
                null,
                null,
                null,
                null,
                ended,
                null,
                null,
                null,
                wish);
    }

    private static List<String> faults(AttemptBody report) {
        return Oddities.faults(report, NOW).stream().map(FieldError::field).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-04T02:04:59.999Z, true",
        "2026-05-04T02:05:00Z, true",
        "2026-05-04T02:05:00.001Z, false"
    })
    void refusesWhatLiesMoreThanFiveMinutesAhead(Instant at, boolean taken) {
        assertThat(faults(report(ID, at, null, "p", "2026-05-07T10:00")).isEmpty())
                .isEqualTo(taken);
    }

    @Test
    void refusesAnEndBeforeTheBeginningAndAWishThatNobodyCanRead() {
        assertThat(faults(report(ID, NOW, NOW.minusMillis(1), "p", "2026-05-07T10:00")))
                .containsExactly("endedAt");
        assertThat(faults(report(ID, NOW, NOW, "p", "Thursday at ten")))
                .containsExactly("callBackAt");
    }

    @ParameterizedTest(name = "{0} as {1}: taken {2}")
    @CsvSource({
        "C1, DEBTOR, true",
        "C2, DEBTOR, false",
        "C1, SPOUSE, false",
        "C2, SPOUSE, true",
    })
    void refusesTheDebtorUnderTheIdOfSomebodyElse(String person, PartyKind kind, boolean taken) {
        var report = report(new AttemptBody.Party(person, kind));
        assertThat(faults(report)).isEqualTo(taken ? List.of() : List.of("party.personId"));
    }

    @Test
    void pointsOutAccountsAndContactPointsNobodyHasToldUsOf() {
        var report = report(new AttemptBody.Party("C1", PartyKind.DEBTOR));
        assertThat(warned(report, new Known(0, true, true, true, List.of("A1"), false)))
                .containsExactly("accountIds", "endpoint");
        assertThat(warned(report, new Known(0, true, false, true, List.of("A1"), false)))
                .as("nothing else can be known of an unknown debtor")
                .containsExactly("debtorId");
    }

    @Test
    void takesWhatHappenedWithoutAPermitAndPointsItOut() {
        var report = report(ID, NOW, null, null, "2026-05-07T10:00");
        assertThat(faults(report)).isEmpty();
        assertThat(warned(report, true, true)).containsExactly("permitId");
        assertThat(warned(report, false, true)).containsExactly("debtorId", "permitId");
        var unknown = report(ID, NOW, null, "p", "2026-05-07T10:00");
        assertThat(warned(unknown, true, false)).containsExactly("permitId");
        assertThat(warned(unknown, true, true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-03T02:00:00.001Z, false",
        "2026-05-03T02:00:00Z, false",
        "2026-05-03T01:59:59.999Z, true"
    })
    void pointsOutWhatComesMoreThanADayLate(Instant at, boolean late) {
        var report = report(ID, at, null, "p", "2026-05-07T10:00");
        assertThat(warned(report, true, true).contains("occurredAt")).isEqualTo(late);
    }

    private static List<String> warned(AttemptBody report, boolean debtor, boolean permit) {
        return warned(report, new Known(0, true, debtor, permit, List.of(), true));
    }

    private static List<String> warned(AttemptBody report, Known known) {
        return Oddities.warnings(report, known, NOW).stream().map(Warning::field).toList();
    }

    @Property(tries = 200)
    void notesEveryReportOnceAndCorrectionsInTheirOrder(
            @ForAll List<@IntRange(max = 5) Integer> ids) {
        var reports =
                ids.stream()
                        .map(n -> report(new UUID(0, n), NOW, null, "p", "2026-05-07T10:00"))
                        .toList();
        var rounds = Rounds.of(reports);
        assertThat(rounds.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, ids.size()).boxed().toList());
        for (var round : rounds) {
            assertThat(round.stream().map(ids::get)).doesNotHaveDuplicates();
        }
        for (int n = 0; n <= 5; n++) {
            var id = n;
            assertThat(rounds.stream().flatMap(List::stream).filter(at -> ids.get(at) == id))
                    .isSorted();
        }
    }
}
