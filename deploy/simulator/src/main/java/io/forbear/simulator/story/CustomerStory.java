package io.forbear.simulator.story;

import io.forbear.events.Channel;
import io.forbear.events.ComplaintComplexity;
import io.forbear.events.ComplaintFiled;
import io.forbear.events.ComplaintKind;
import io.forbear.events.ComplaintOutcome;
import io.forbear.events.ComplaintResolved;
import io.forbear.events.ConsentScope;
import io.forbear.events.DebtorNotice;
import io.forbear.events.DisputeKind;
import io.forbear.events.InconvenientTime;
import io.forbear.events.MoratoriumKind;
import io.forbear.events.NoticeKind;
import io.forbear.events.PartyKind;
import io.forbear.simulator.agenda.Due;
import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.portfolio.Account;
import io.forbear.simulator.portfolio.Country;
import io.forbear.simulator.portfolio.Debtor;
import io.forbear.simulator.wire.Outgoing;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the CRM records about one debtor: declarations, disputes, complaints. */
public final class CustomerStory {
    private static final Duration ANSWER = Duration.ofHours(5);
    private static final Duration VALIDATED_BEFORE = Duration.ofDays(10);

    /** Shorter than every term for the answer to a complaint. */
    private static final Duration TERM = Duration.ofDays(14);

    private final Debtor debtor;
    private final Dice dice;
    private final Span span;
    private final List<Due> dues = new ArrayList<>();

    private CustomerStory(Debtor debtor, Dice dice, Span span) {
        this.debtor = debtor;
        this.dice = dice;
        this.span = span;
    }

    /** What was declared before the span: American collectors have sent the validation notice. */
    public static List<Due> before(Debtor debtor, Dice dice, Span span) {
        var story = new CustomerStory(debtor, dice, span);
        if (debtor.region().country() == Country.US) {
            var at = span.start().minus(VALIDATED_BEFORE);
            var notice =
                    story.notice(NoticeKind.VALIDATION_PROVIDED)
                            .setLegalEntityId(debtor.account().creditor())
                            .setAccountIds(
                                    debtor.accounts().stream().map(Account::accountId).toList())
                            .setEventId(dice.eventId(at))
                            .setOccurredAt(at)
                            .build();
            story.dues.add(new Due(span.start(), new Outgoing<>(Topics.DEBTOR_NOTICE, notice)));
        }
        return story.dues;
    }

    /** Most debtors say nothing; some say one thing, at a random working hour. */
    public static List<Due> of(Debtor debtor, Dice dice, Span span) {
        var story = new CustomerStory(debtor, dice, span);
        switch (debtor.region().country()) {
            case CN -> story.chinese();
            case US -> story.american();
            case GB -> story.british();
            case IN -> story.everywhere(dice.between(1, 50));
        }
        return story.dues;
    }

    private void chinese() {
        int thrown = dice.between(1, 50);
        switch (thrown) {
            case 11, 12 -> thirdPartyStops();
            case 13 -> disputes(DisputeKind.CREDIT_DATA);
            default -> everywhere(thrown);
        }
    }

    private void american() {
        int thrown = dice.between(1, 50);
        switch (thrown) {
            case 11, 12, 13 -> says(notice(NoticeKind.CEASE_REQUESTED).setWritten(true));
            case 14, 15 ->
                    says(
                            notice(NoticeKind.REPRESENTATION_NOTIFIED)
                                    .setAttorneyId("L" + dice.pseudonym()));
            case 16, 17 -> disputes(DisputeKind.DEBT);
            case 18 -> moratorium(MoratoriumKind.BANKRUPTCY);
            default -> everywhere(thrown);
        }
    }

    private void british() {
        int thrown = dice.between(1, 50);
        switch (thrown) {
            case 11, 12, 13, 14, 15 -> moratorium(MoratoriumKind.BREATHING_SPACE);
            case 16, 17, 18 -> says(notice(NoticeKind.VULNERABILITY_NOTED));
            default -> everywhere(thrown);
        }
    }

    private void everywhere(int thrown) {
        switch (thrown) {
            case 1, 2 -> consents();
            case 3, 4 -> says(notice(NoticeKind.PREFERENCE_STATED).setChannels(blocked()));
            case 5 -> says(notice(NoticeKind.PREFERENCE_STATED).setInconvenientTimes(mornings()));
            case 6, 7 -> says(notice(NoticeKind.HARDSHIP_DECLARED).setAccountIds(accountIds()));
            case 8, 9 -> complains();
            case 10 -> disputes(DisputeKind.AMOUNT);
            default -> {}
        }
    }

    private void consents() {
        says(
                notice(NoticeKind.CONSENT_GIVEN)
                        .setScope(
                                ConsentScope.newBuilder()
                                        .setChannels(List.of(Channel.VOICE_HUMAN, Channel.SMS))
                                        .setIgnoresHours(true)
                                        .build()));
    }

    private void thirdPartyStops() {
        debtor.reach(PartyKind.EMERGENCY_CONTACT, Channel.VOICE_HUMAN)
                .ifPresent(
                        point ->
                                says(
                                        notice(NoticeKind.THIRD_PARTY_STOP_REQUESTED)
                                                .setPersonId(point.getPersonId())));
    }

    private void disputes(DisputeKind kind) {
        var at = moment();
        add(
                at,
                notice(NoticeKind.DISPUTE_FILED)
                        .setDisputeKind(kind)
                        .setWritten(true)
                        .setAccountIds(accountIds()));
        add(at.plus(ANSWER), notice(NoticeKind.DISPUTE_ANSWERED).setAccountIds(accountIds()));
    }

    private void moratorium(MoratoriumKind kind) {
        says(
                notice(NoticeKind.MORATORIUM_STARTED)
                        .setMoratoriumKind(kind)
                        .setAccountIds(accountIds()));
    }

    private void complains() {
        var at = moment();
        var complaintId = "K" + dice.pseudonym();
        var filed =
                ComplaintFiled.newBuilder()
                        .setEventId(dice.eventId(at))
                        .setOccurredAt(at)
                        .setDebtorId(debtor.debtorId())
                        .setComplaintId(complaintId)
                        .setKind(dice.pick(List.of(ComplaintKind.CONDUCT, ComplaintKind.AMOUNT)))
                        .setComplexity(ComplaintComplexity.SIMPLE)
                        .setAccountIds(accountIds())
                        .build();
        add(at, new Outgoing<>(Topics.COMPLAINT_FILED, filed));
        if (dice.chance(0.6) || at.plus(TERM).isBefore(span.end())) {
            resolves(complaintId, at.plus(ANSWER));
        }
    }

    private void resolves(String complaintId, Instant at) {
        var resolved =
                ComplaintResolved.newBuilder()
                        .setEventId(dice.eventId(at))
                        .setOccurredAt(at)
                        .setDebtorId(debtor.debtorId())
                        .setComplaintId(complaintId)
                        .setOutcome(
                                dice.pick(
                                        List.of(
                                                ComplaintOutcome.UPHELD,
                                                ComplaintOutcome.REJECTED)))
                        .build();
        add(at, new Outgoing<>(Topics.COMPLAINT_RESOLVED, resolved));
    }

    private List<Channel> blocked() {
        return List.of(dice.pick(List.of(Channel.SMS, Channel.EMAIL, Channel.VOICE_HUMAN)));
    }

    private static List<InconvenientTime> mornings() {
        return List.of(InconvenientTime.newBuilder().setFrom("08:00").setTo("12:00").build());
    }

    private List<String> accountIds() {
        return List.of(debtor.account().accountId());
    }

    private Instant moment() {
        return span.working(dice, debtor.region().zone());
    }

    private DebtorNotice.Builder notice(NoticeKind kind) {
        return DebtorNotice.newBuilder()
                .setDebtorId(debtor.debtorId())
                .setPersonId(debtor.debtorId())
                .setKind(kind);
    }

    private void says(DebtorNotice.Builder notice) {
        add(moment(), notice);
    }

    private void add(Instant at, DebtorNotice.Builder notice) {
        var event = notice.setEventId(dice.eventId(at)).setOccurredAt(at).build();
        add(at, new Outgoing<>(Topics.DEBTOR_NOTICE, event));
    }

    private void add(Instant at, Outgoing<?> what) {
        if (at.isBefore(span.end())) {
            dues.add(new Due(at, what));
        }
    }
}
