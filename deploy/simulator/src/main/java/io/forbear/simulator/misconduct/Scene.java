package io.forbear.simulator.misconduct;

import io.forbear.events.Actor;
import io.forbear.events.ActorKind;
import io.forbear.events.Channel;
import io.forbear.events.ComplaintComplexity;
import io.forbear.events.ComplaintFiled;
import io.forbear.events.ComplaintKind;
import io.forbear.events.ComplaintOutcome;
import io.forbear.events.ComplaintResolved;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactPoint;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DebtorNotice;
import io.forbear.events.DeviceOwnership;
import io.forbear.events.Direction;
import io.forbear.events.DisclosedItem;
import io.forbear.events.Money;
import io.forbear.events.NoticeKind;
import io.forbear.events.Party;
import io.forbear.events.PartyKind;
import io.forbear.events.PlaceKind;
import io.forbear.events.VoiceMode;
import io.forbear.simulator.agenda.Due;
import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.portfolio.Country;
import io.forbear.simulator.portfolio.Debtor;
import io.forbear.simulator.portfolio.Statements;
import io.forbear.simulator.wire.Outgoing;
import io.forbear.topics.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A misdeed with one victim, told at one instant about the days before it. Times are given as days
 * ago and hour on the victim's wall clock, so that they always lie in the past.
 */
final class Scene {
    /** Who collects in the United States for the bank. */
    static final String COLLECTOR = "COLLECTOR";

    private static final Duration TALK = Duration.ofMinutes(3);

    private final String kind;
    private final Debtor victim;
    private final Instant told;
    private final Dice dice;
    private final List<Due> dues = new ArrayList<>();
    private final List<RogueContact> contacts = new ArrayList<>();
    private final List<Planted> planted = new ArrayList<>();

    Scene(String kind, Debtor victim, Instant told, Dice dice) {
        this.kind = kind;
        this.victim = victim;
        this.told = told;
        this.dice = dice;
    }

    Debtor victim() {
        return victim;
    }

    String third(String who) {
        return "T" + victim.debtorId() + "-" + who;
    }

    List<String> accountIds() {
        return List.of(victim.account().accountId());
    }

    /** All that the victim owes on his first account. */
    Money balance() {
        return Statements.money(victim.account().balance(), victim.currency());
    }

    /** An amount the victim does not owe. */
    Money wrongAmount() {
        var balance = victim.account().balance();
        return Statements.money(balance.add(new BigDecimal("88.00")), victim.currency());
    }

    LocalDate date(int daysAgo) {
        return LocalDate.ofInstant(told, victim.region().zone()).minusDays(daysAgo);
    }

    Instant time(int daysAgo, int hour, int minute) {
        return date(daysAgo).atTime(hour, minute).atZone(victim.region().zone()).toInstant();
    }

    /** A recorded conversation on the mobile, lawful but for the missing permit. */
    RogueContact call(Instant at) {
        var contact =
                new RogueContact(
                        base(at).setChannel(Channel.VOICE_HUMAN)
                                .setVoiceMode(VoiceMode.INTERACTIVE)
                                .setOutcome(ContactOutcome.CONVERSATION)
                                .setPlaceKind(PlaceKind.MOBILE)
                                .setEndpoint(endpoint(Channel.VOICE_HUMAN))
                                .setEndedAt(at.plus(TALK))
                                .setRecordingRef("recording/" + dice.pseudonym()));
        contacts.add(contact);
        return contact;
    }

    /** A delivered message, lawful but for the missing permit. */
    RogueContact message(Channel channel, Instant at) {
        var contact =
                new RogueContact(
                        base(at).setChannel(channel)
                                .setOutcome(ContactOutcome.DELIVERED)
                                .setPlaceKind(place(channel))
                                .setEndpoint(endpoint(channel))
                                .setReceiptRef("receipt/" + dice.pseudonym()));
        contacts.add(contact);
        return contact;
    }

    /** The victim calls by himself; that needs no permit. */
    RogueContact calledBy(Instant at) {
        return call(at).inbound();
    }

    /** Two collectors at the door. */
    RogueContact visit(Instant at) {
        return call(at).by(Channel.VISIT)
                .at(PlaceKind.HOME, endpoint(Channel.VISIT))
                .agents("S1-" + victim.debtorId(), "S2-" + victim.debtorId());
    }

    void notice(Instant at, DebtorNotice.Builder notice) {
        var event =
                notice.setEventId(dice.eventId(at))
                        .setOccurredAt(at)
                        .setDebtorId(victim.debtorId())
                        .build();
        tell(new Outgoing<>(Topics.DEBTOR_NOTICE, event));
    }

    /** A declaration of the victim himself about his first account. */
    DebtorNotice.Builder says(NoticeKind said) {
        return DebtorNotice.newBuilder()
                .setKind(said)
                .setPersonId(victim.debtorId())
                .setAccountIds(accountIds());
    }

    /** A declaration whose answer is overdue: the deadline must be found missed. */
    void unanswered(Instant at, DebtorNotice.Builder notice, String rule) {
        notice(at, notice);
        plant(notice.getEventId().toString(), rule);
    }

    /** A complaint whose answer is overdue. */
    void unansweredComplaint(Instant at, String rule) {
        plant(complains(at, ComplaintComplexity.SIMPLE).getEventId().toString(), rule);
    }

    /** A complaint and its answer. */
    void answeredComplaint(Instant at, ComplaintComplexity complexity, Instant answeredAt) {
        var answer =
                ComplaintResolved.newBuilder()
                        .setEventId(dice.eventId(answeredAt))
                        .setOccurredAt(answeredAt)
                        .setDebtorId(victim.debtorId())
                        .setComplaintId(complains(at, complexity).getComplaintId())
                        .setOutcome(ComplaintOutcome.REJECTED)
                        .build();
        tell(new Outgoing<>(Topics.COMPLAINT_RESOLVED, answer));
    }

    private ComplaintFiled complains(Instant at, ComplaintComplexity complexity) {
        var filed =
                ComplaintFiled.newBuilder()
                        .setEventId(dice.eventId(at))
                        .setOccurredAt(at)
                        .setDebtorId(victim.debtorId())
                        .setComplaintId("K" + dice.pseudonym())
                        .setKind(ComplaintKind.AMOUNT)
                        .setComplexity(complexity)
                        .setAccountIds(accountIds())
                        .build();
        tell(new Outgoing<>(Topics.COMPLAINT_FILED, filed));
        return filed;
    }

    /** A plan that was made past the plan desk, signed or proposed at that instant. */
    PlanPaper plan(Instant at) {
        return new PlanPaper(this, at, dice);
    }

    void tell(Outgoing<?> what) {
        dues.add(new Due(told, what));
    }

    /** What a finding must name, and the rule it must name. */
    void plant(String subject, String rule) {
        planted.add(new Planted(kind, victim.debtorId(), subject, Set.of(rule)));
    }

    /** Everything told, notices before contacts. */
    Story story() {
        var all = new ArrayList<>(dues);
        var truth = new ArrayList<>(planted);
        for (var contact : contacts) {
            for (var report : contact.reports()) {
                all.add(new Due(told, new Outgoing<>(Topics.CONTACT_ATTEMPTED, report)));
            }
            if (!contact.rules().isEmpty()) {
                truth.add(new Planted(kind, victim.debtorId(), contact.subject(), contact.rules()));
            }
        }
        return new Story(all, truth);
    }

    private ContactAttempted.Builder base(Instant at) {
        return ContactAttempted.newBuilder()
                .setEventId(dice.eventId(at))
                .setOccurredAt(at)
                .setReportedAt(told)
                .setDebtorId(victim.debtorId())
                .setDirection(Direction.OUTBOUND)
                .setActor(actor())
                .setParty(
                        Party.newBuilder()
                                .setPersonId(victim.debtorId())
                                .setKind(PartyKind.DEBTOR)
                                .build())
                .setAccountIds(accountIds())
                .setPurpose(ContactPurpose.COLLECTION)
                .setDisclosed(properWords());
    }

    private Actor actor() {
        boolean isAgency = victim.region().country() == Country.US;
        return Actor.newBuilder()
                .setLegalEntityId(isAgency ? COLLECTOR : victim.account().creditor())
                .setKind(isAgency ? ActorKind.AGENCY : ActorKind.ISSUER)
                .setOnBehalfOf(victim.account().creditor())
                .setAgentIds(List.of("S1-" + victim.debtorId()))
                .setDeviceOwnership(DeviceOwnership.COMPANY)
                .build();
    }

    private List<DisclosedItem> properWords() {
        return List.of(
                DisclosedItem.CREDITOR_NAME,
                DisclosedItem.COLLECTOR_NAME,
                DisclosedItem.MINI_MIRANDA,
                DisclosedItem.OPT_OUT_NOTICE);
    }

    private static PlaceKind place(Channel channel) {
        return channel == Channel.LETTER ? PlaceKind.HOME : PlaceKind.MOBILE;
    }

    private String endpoint(Channel channel) {
        return victim.reach(PartyKind.DEBTOR, channel)
                .map(ContactPoint::getEndpoint)
                .orElse("found-" + victim.debtorId());
    }
}
