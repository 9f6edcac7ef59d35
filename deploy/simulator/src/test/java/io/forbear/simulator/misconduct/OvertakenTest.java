package io.forbear.simulator.misconduct;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DebtorNotice;
import io.forbear.events.DisputeKind;
import io.forbear.events.InconvenientTime;
import io.forbear.events.MoratoriumKind;
import io.forbear.events.NoticeKind;
import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.portfolio.Country;
import io.forbear.simulator.portfolio.Debtor;
import io.forbear.simulator.portfolio.Portfolio;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OvertakenTest {
    /** Noon in New York, seven in the evening in Kolkata. */
    private static final Instant NOW = Instant.parse("2026-10-14T16:00:00Z");

    private static final List<Debtor> DEBTORS = Portfolio.generate(3, 40, NOW);

    private static Debtor in(Country country) {
        return DEBTORS.stream()
                .filter(debtor -> debtor.region().country() == country)
                .findFirst()
                .orElseThrow();
    }

    private static DebtorNotice.Builder said(Debtor debtor, NoticeKind kind) {
        return DebtorNotice.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(NOW)
                .setDebtorId(debtor.debtorId())
                .setPersonId(debtor.debtorId())
                .setAccountIds(List.of(debtor.account().accountId()))
                .setKind(kind);
    }

    private static ContactAttempted.Builder called(Debtor debtor, Instant at) {
        return new Scene("a call", debtor, at, new Dice(1)).call(at).report();
    }

    private static Set<String> rules(Debtor debtor, DebtorNotice.Builder said, Instant at) {
        return rules(debtor, said, called(debtor, at));
    }

    private static Set<String> rules(
            Debtor debtor, DebtorNotice.Builder said, ContactAttempted.Builder contact) {
        return Overtaken.rules(debtor, contact.build(), List.of(said.build()), List.of());
    }

    @Test
    void breaksARequestToCeaseFromItsInstantOn() {
        var debtor = in(Country.US);
        var cease = said(debtor, NoticeKind.CEASE_REQUESTED);
        assertThat(rules(debtor, cease, NOW.minusMillis(1))).isEmpty();
        assertThat(rules(debtor, cease, NOW)).containsExactly("US-CEASE-01");
        var notice = called(debtor, NOW).setPurpose(ContactPurpose.TERMINATION_NOTICE);
        assertThat(rules(debtor, cease, notice)).isEmpty();
    }

    @Test
    void breaksOnlyWhatTheLawOfTheDebtorsCountrySays() {
        var debtor = in(Country.IN);
        assertThat(rules(debtor, said(debtor, NoticeKind.CEASE_REQUESTED), NOW)).isEmpty();
    }

    @Test
    void breaksADisputeUntilItIsAnswered() {
        var debtor = in(Country.US);
        var dispute = said(debtor, NoticeKind.DISPUTE_FILED).setDisputeKind(DisputeKind.AMOUNT);
        var answer =
                said(debtor, NoticeKind.DISPUTE_ANSWERED)
                        .setOccurredAt(NOW.plus(Duration.ofHours(1)));
        var said = List.of(dispute.build(), answer.build());
        var before = called(debtor, NOW.plus(Duration.ofMinutes(59))).build();
        var after = called(debtor, NOW.plus(Duration.ofMinutes(60))).build();
        assertThat(Overtaken.rules(debtor, before, said, List.of())).containsExactly("US-DISP-01");
        assertThat(Overtaken.rules(debtor, after, said, List.of())).isEmpty();
    }

    @Test
    void breaksABreathingSpaceByADemandAlone() {
        var debtor = in(Country.GB);
        var moratorium =
                said(debtor, NoticeKind.MORATORIUM_STARTED)
                        .setMoratoriumKind(MoratoriumKind.BREATHING_SPACE);
        assertThat(rules(debtor, moratorium, NOW)).containsExactly("UK-BS-01");
        var statutory = called(debtor, NOW).setPurpose(ContactPurpose.STATUTORY_NOTICE);
        assertThat(rules(debtor, moratorium, statutory)).isEmpty();
    }

    @Test
    void breaksAWishAboutMediumAndHours() {
        var debtor = in(Country.GB);
        var noTexts = said(debtor, NoticeKind.PREFERENCE_STATED).setChannels(List.of(Channel.SMS));
        assertThat(rules(debtor, noTexts, called(debtor, NOW).setChannel(Channel.SMS)))
                .containsExactly("UK-CONTACT-01");
        assertThat(rules(debtor, noTexts, NOW)).isEmpty();
        // 16:00 UTC is 17:00 in London
        var notAtFive =
                said(debtor, NoticeKind.PREFERENCE_STATED)
                        .setInconvenientTimes(
                                List.of(new InconvenientTime("17:00", "18:00", List.of())));
        assertThat(rules(debtor, notAtFive, NOW)).containsExactly("UK-CONTACT-01");
        assertThat(rules(debtor, notAtFive, NOW.plus(Duration.ofHours(1)))).isEmpty();
    }
}
