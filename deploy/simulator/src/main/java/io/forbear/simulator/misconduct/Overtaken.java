package io.forbear.simulator.misconduct;

import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DebtorNotice;
import io.forbear.events.DisputeKind;
import io.forbear.events.InconvenientTime;
import io.forbear.events.MoratoriumKind;
import io.forbear.events.NoticeKind;
import io.forbear.events.PlanAgreed;
import io.forbear.simulator.portfolio.Debtor;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a permitted contact breaks because the debtor spoke before it was made, when the command was
 * already on its way: no gate can prevent that, and the detector must find it. Known from what the
 * simulator did itself: it sent the declaration, and it made the contact.
 */
final class Overtaken {
    private static final Set<ContactPurpose> AFTER_CEASE =
            EnumSet.of(
                    ContactPurpose.TERMINATION_NOTICE,
                    ContactPurpose.REMEDY_MAY,
                    ContactPurpose.REMEDY_INTENDED);
    private static final Set<ContactPurpose> IN_DISPUTE =
            EnumSet.of(
                    ContactPurpose.STATUTORY_NOTICE,
                    ContactPurpose.RESPONSE_TO_REQUEST,
                    ContactPurpose.OPT_OUT_CONFIRMATION,
                    ContactPurpose.TERMINATION_NOTICE);
    private static final Set<ContactPurpose> IN_PLAN =
            EnumSet.of(ContactPurpose.PLAN_SERVICING, ContactPurpose.RESPONSE_TO_REQUEST);
    private static final Set<ContactPurpose> DEMANDS =
            EnumSet.of(ContactPurpose.COLLECTION, ContactPurpose.REMINDER);

    private final Debtor debtor;
    private final ContactAttempted contact;
    private final Set<String> rules = new TreeSet<>();

    private Overtaken(Debtor debtor, ContactAttempted contact) {
        this.debtor = debtor;
        this.contact = contact;
    }

    /**
     * The rules broken by an outbound contact.
     *
     * @param notices what was declared about the debtor
     * @param plans what was agreed with him
     */
    static Set<String> rules(
            Debtor debtor,
            ContactAttempted contact,
            Collection<DebtorNotice> notices,
            Collection<PlanAgreed> plans) {
        var overtaken = new Overtaken(debtor, contact);
        notices.stream()
                .filter(notice -> !notice.getOccurredAt().isAfter(contact.getOccurredAt()))
                .forEach(notice -> overtaken.judge(notice, notices));
        if (AfterPlan.isForbidden(debtor) && plans.stream().anyMatch(overtaken::stops)) {
            overtaken.rules.add(AfterPlan.RULE);
        }
        return overtaken.rules;
    }

    private void judge(DebtorNotice notice, Collection<DebtorNotice> all) {
        switch (debtor.region().country()) {
            case CN -> china(notice);
            case US -> america(notice, all);
            case GB -> britain(notice);
            case IN -> {}
        }
    }

    private void china(DebtorNotice notice) {
        add(notice.getKind() == NoticeKind.THIRD_PARTY_STOP_REQUESTED && by(notice), "CN-3P-04");
    }

    private void america(DebtorNotice notice, Collection<DebtorNotice> all) {
        var purpose = contact.getPurpose();
        switch (notice.getKind()) {
            case CEASE_REQUESTED ->
                    add(by(notice) && !AFTER_CEASE.contains(purpose), "US-CEASE-01");
            case REPRESENTATION_NOTIFIED -> add(by(notice), "US-ATTY-01");
            case DISPUTE_FILED ->
                    add(
                            notice.getDisputeKind() != DisputeKind.CREDIT_DATA
                                    && about(notice.getAccountIds())
                                    && !IN_DISPUTE.contains(purpose)
                                    && all.stream().noneMatch(this::answers),
                            "US-DISP-01");
            case MORATORIUM_STARTED ->
                    add(
                            notice.getMoratoriumKind() == MoratoriumKind.BANKRUPTCY
                                    && about(notice.getAccountIds()),
                            "US-BK-01");
            case PREFERENCE_STATED -> {
                add(by(notice) && isBlocked(notice), "US-MEDIUM-01");
                add(by(notice) && isUnwelcome(notice), "US-TIME-01");
            }
            default -> {}
        }
    }

    private void britain(DebtorNotice notice) {
        switch (notice.getKind()) {
            case MORATORIUM_STARTED ->
                    add(
                            about(notice.getAccountIds()) && DEMANDS.contains(contact.getPurpose()),
                            "UK-BS-01");
            case PREFERENCE_STATED ->
                    add(by(notice) && (isBlocked(notice) || isUnwelcome(notice)), "UK-CONTACT-01");
            case VULNERABILITY_NOTED -> add(contact.getChannel() == Channel.VISIT, "UK-VISIT-01");
            default -> {}
        }
    }

    private void add(boolean isBroken, String rule) {
        if (isBroken) {
            rules.add(rule);
        }
    }

    private boolean by(DebtorNotice notice) {
        return contact.getParty().getPersonId().equals(notice.getPersonId());
    }

    private boolean about(List<String> accountIds) {
        return contact.getAccountIds().stream().anyMatch(accountIds::contains);
    }

    private boolean answers(DebtorNotice notice) {
        return notice.getKind() == NoticeKind.DISPUTE_ANSWERED
                && about(notice.getAccountIds())
                && !notice.getOccurredAt().isAfter(contact.getOccurredAt());
    }

    private boolean isBlocked(DebtorNotice notice) {
        return notice.getChannels().contains(contact.getChannel());
    }

    private boolean isUnwelcome(DebtorNotice notice) {
        return notice.getInconvenientTimes().stream()
                .anyMatch(time -> debtor.region().zones().stream().anyMatch(z -> in(time, z)));
    }

    private boolean in(InconvenientTime unwelcome, ZoneId zone) {
        var time = contact.getOccurredAt().atZone(zone).toLocalTime();
        return !time.isBefore(LocalTime.parse(unwelcome.getFrom()))
                && time.isBefore(LocalTime.parse(unwelcome.getTo()));
    }

    private boolean stops(PlanAgreed plan) {
        return !plan.getSignedAt().isAfter(contact.getOccurredAt())
                && about(plan.getAccountIds())
                && !IN_PLAN.contains(contact.getPurpose());
    }
}
