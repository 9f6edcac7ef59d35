package io.forbear.contact.proposal;

import static io.forbear.contact.debtor.Examples.DEBTOR;
import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.MOBILE;
import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.notice;
import static io.forbear.contact.debtor.Examples.point;
import static io.forbear.contact.debtor.Examples.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Means;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.HourCount;
import io.forbear.contact.debtor.Notice;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.debtor.PlaceKind;
import io.forbear.contact.debtor.Reach;
import io.forbear.contact.debtor.Wish;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps that are to be taken at the best time. MAY_4 is 10 o'clock in Shanghai. */
class BestTimeStepTest {
    private static final String BEST_CALL =
            """
            version: "7"
            denials: {nextStep: [], askAgain: [], after: PT2H, times: 2}
            strategies:
              - id: early
                stages: [M1]
                steps:
                  - {id: call, channel: VOICE_HUMAN, voiceMode: INTERACTIVE, purpose: COLLECTION,
                     template: call, window: {from: "09:00", to: "20:00"}, time: BEST}
            """;
    private static final Treatment TREATMENT = Stories.treatment(BEST_CALL);
    private static final Treatment WRITTEN =
            Stories.treatment(
                    """
                    version: "7"
                    denials: {nextStep: [], askAgain: [], after: PT2H, times: 2}
                    strategies:
                      - id: early
                        stages: [M1]
                        steps:
                          - {id: message, channel: SMS, alternatives: [EMAIL], purpose: REMINDER,
                             template: reminder-message}
                    """);
    private static final Instant SEVEN_IN_THE_EVENING = Instant.parse("2026-05-04T11:00:00Z");

    @Test
    void waitsForTheHourAtWhichHeIsSpokenTo() {
        assertThat(planned(dossier(19), MAY_4)).isEqualTo(SEVEN_IN_THE_EVENING);
        var advance = TREATMENT.advance(dossier(19), MAY_4);
        assertThat(advance.proposed()).isEmpty();
        assertThat(advance.dueAt()).isEqualTo(SEVEN_IN_THE_EVENING.minus(Stories.TIMING.lead()));
    }

    @ParameterizedTest(name = "looked at {0} minutes later")
    @ValueSource(longs = {0, 1, 59, 60, 300, 539})
    void choosesTheSameTimeWheneverHeIsLookedAtBefore(long minutes) {
        var now = MAY_4.plus(Duration.ofMinutes(minutes));
        assertThat(planned(dossier(19), now)).isEqualTo(SEVEN_IN_THE_EVENING);
    }

    @Test
    void asksWhenTheTimeHasCome() {
        var now = SEVEN_IN_THE_EVENING.minus(Stories.TIMING.lead());
        assertThat(TREATMENT.advance(dossier(19), now).proposed()).hasSize(1);
    }

    @Test
    void doesNotWaitLongerThanADayForABetterTime() {
        var late = MAY_4.plus(Duration.ofHours(30));
        assertThat(planned(dossier(19), late)).isEqualTo(late.plus(Stories.TIMING.lead()));
    }

    @Test
    void callsAtOnceIfNothingIsKnownOfHisHours() {
        var advance = TREATMENT.advance(settled(facts(List.of())), MAY_4);
        assertThat(advance.proposed()).hasSize(1);
    }

    @Test
    void takesBackWhatWasAskedForANumberThatProvedWrongMeanwhile() {
        var advance = TREATMENT.advance(settled(facts(List.of())), MAY_4);
        var wrong = new Reach(Map.of(), Map.of(MOBILE.endpoint(), MAY_4), List.of(), null);
        var facts = advance.dossier().facts().with(wrong, MAY_4);
        var after = TREATMENT.advance(advance.dossier().with(facts), MAY_4.plusSeconds(1));
        assertThat(after.changed())
                .extracting(Proposal::state)
                .containsExactly(
                        new ProposalState.Cancelled(
                                "the contact point mobile-100 is no longer good",
                                MAY_4.plusSeconds(1)));
        assertThat(after.proposed()).isEmpty();
    }

    /** Without a window: he answers at eleven at night, which is unlawful until eight. */
    @Test
    void choosesAgainAmongWhatTheGateHasLeftAndThenTakesTheFirstLawfulTime() {
        var anyTime =
                Stories.treatment(
                        BEST_CALL.replace("window: {from: \"09:00\", to: \"20:00\"}, ", ""));
        var habits =
                List.of(
                        new HourCount(Means.CALL, 10, 5, 0),
                        new HourCount(Means.CALL, 19, 5, 4),
                        new HourCount(Means.CALL, 23, 5, 5));
        var night = Instant.parse("2026-05-04T15:00:00Z");
        var morning = Instant.parse("2026-05-05T00:00:00Z");
        var now = night.minus(Stories.TIMING.lead());
        var asked = anyTime.advance(settled(facts(habits)), now);
        var deferred = deferred(anyTime, asked, morning, now);
        var evening = Instant.parse("2026-05-05T11:00:00Z");
        assertThat(planned(anyTime, deferred, now)).as("the best of the rest").isEqualTo(evening);
        now = evening.minus(Stories.TIMING.lead());
        var next = evening.plus(Duration.ofDays(2));
        deferred = deferred(anyTime, anyTime.advance(deferred, now), next, now);
        assertThat(planned(anyTime, deferred, now))
                .as("a longer deferral says nothing of hours")
                .isEqualTo(next.plus(Duration.ofHours(4)));
        now = next.plus(Duration.ofHours(4)).minus(Stories.TIMING.lead());
        deferred =
                deferred(
                        anyTime,
                        anyTime.advance(deferred, now),
                        next.plus(Duration.ofDays(1)),
                        now);
        assertThat(planned(anyTime, deferred, now))
                .as("the fourth time at once")
                .isEqualTo(next.plus(Duration.ofDays(1)));
    }

    private static Dossier deferred(
            Treatment treatment, Advance asked, Instant until, Instant now) {
        var id = asked.proposed().getLast().proposalId();
        var verdict = new Verdict.Deferred(until, List.of("CN-HOURS-01"));
        return treatment.decided(asked.dossier(), id, verdict, now).dossier();
    }

    private static Instant planned(Treatment treatment, Dossier dossier, Instant now) {
        var next = treatment.advance(dossier, now).next().values().iterator().next();
        return ((NextStep.Propose) next).plannedAt();
    }

    @ParameterizedTest(name = "asks for {0}, refuses {1}: {2}")
    @CsvSource(
            value = {
                "-, -, SMS",
                "EMAIL, -, EMAIL",
                "LETTER, -, SMS",
                "-, SMS, EMAIL",
                "EMAIL, EMAIL, SMS",
            },
            nullValues = "-")
    void writesByTheChannelHeAskedForAmongThoseOfTheStep(
            @Nullable Channel asked, @Nullable Channel refused, Channel used) {
        var wish = new Wish(asked == null ? List.of() : List.of(asked), List.of(), null);
        var mail = point("mail-100", DEBTOR, PartyKind.DEBTOR, PlaceKind.HOME, Channel.EMAIL);
        var facts =
                Facts.about(DEBTOR)
                        .with(account(), MAY_4)
                        .with(profile(MOBILE, mail), MAY_4)
                        .with(new Reach(Map.of(), Map.of(), List.of(), wish), MAY_4);
        if (refused != null) {
            facts = facts.with(notice(5, Notice.Kind.CHANNELS_BLOCKED, MAY_4, refused), MAY_4);
        }
        var advance = WRITTEN.advance(settled(facts), MAY_4.plus(Duration.ofMinutes(1)));
        assertThat(advance.proposed())
                .singleElement()
                .satisfies(
                        one -> {
                            var contact = ((ProposalState.Proposed) one.state()).contact();
                            assertThat(contact.channel()).isEqualTo(used);
                            assertThat(contact.stepId()).isEqualTo("message");
                        });
        var later = WRITTEN.advance(advance.dossier(), MAY_4.plus(Duration.ofMinutes(2)));
        assertThat(later.changed()).as("it is sound as it was proposed").isEmpty();
    }

    @Test
    void tellsTheWishAsAReason() {
        var span =
                new Wish.Span(LocalTime.of(18, 0), LocalTime.of(19, 0), Set.of(DayOfWeek.MONDAY));
        var wish = new Wish(List.of(Channel.EMAIL), List.of(span), "en");
        var facts = facts(List.of()).with(new Reach(Map.of(), Map.of(), List.of(), wish), MAY_4);
        var advance = TREATMENT.advance(settled(facts), MAY_4);
        assertThat(TREATMENT.reasons(advance, account(), MAY_4))
                .filteredOn(one -> one.aspect() == Reason.Aspect.PREFERENCE)
                .extracting(Reason::says)
                .containsExactly(
                        "the debtor asks for [EMAIL]",
                        "the debtor asks to be contacted from 18:00 to 19:00 on [MONDAY]",
                        "the debtor asks for the language en");
    }

    private static Instant planned(Dossier dossier, Instant now) {
        var next = TREATMENT.advance(dossier, now).next().values().iterator().next();
        if (next instanceof NextStep.Propose propose) {
            return propose.plannedAt();
        }
        return TREATMENT.advance(dossier, now).proposed().stream()
                .map(proposal -> ((ProposalState.Proposed) proposal.state()).plannedAt())
                .findFirst()
                .orElseThrow();
    }

    /** Of somebody who was spoken to at one hour only. */
    private static Dossier dossier(int hour) {
        var habits =
                List.of(new HourCount(Means.CALL, 10, 5, 0), new HourCount(Means.CALL, hour, 5, 4));
        return settled(facts(habits));
    }

    private static Facts facts(List<HourCount> habits) {
        return Facts.about(DEBTOR)
                .with(account(), MAY_4)
                .with(profile(MOBILE), MAY_4)
                .with(new Reach(Map.of(), Map.of(), habits, null), MAY_4);
    }

    private static Dossier settled(Facts facts) {
        return Dossier.about(DEBTOR).with(facts);
    }
}
