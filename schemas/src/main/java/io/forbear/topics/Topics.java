package io.forbear.topics;

import io.forbear.events.AccountOverdue;
import io.forbear.events.AccountStageChanged;
import io.forbear.events.Channel;
import io.forbear.events.ComplaintExtended;
import io.forbear.events.ComplaintFiled;
import io.forbear.events.ComplaintResolved;
import io.forbear.events.ComplianceDeadline;
import io.forbear.events.ComplianceViolation;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactCommandCancelled;
import io.forbear.events.ContactDecided;
import io.forbear.events.ContactLost;
import io.forbear.events.ContactProposed;
import io.forbear.events.ContactReportOverdue;
import io.forbear.events.DebtorNotice;
import io.forbear.events.DebtorProfileChanged;
import io.forbear.events.PaymentPosted;
import io.forbear.events.PersonalDataErased;
import io.forbear.events.PlanAgreed;
import io.forbear.events.PlanBroken;
import io.forbear.events.PlanCompleted;
import io.forbear.events.PlanNotAgreed;
import io.forbear.events.PlanProposed;
import io.forbear.events.PlanReminderDue;
import io.forbear.events.PromiseJudged;
import io.forbear.events.PromiseMade;
import io.forbear.events.RulePackActivated;
import io.forbear.events.SettlementPaid;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** The catalogue of all topics. */
public final class Topics {
    private static final String CORE = "core banking";
    private static final String CRM = "CRM";
    private static final String GATEWAYS = "gateways";
    private static final String BANK = "the bank's own systems";
    private static final String ACCOUNT = "account-service";
    private static final String CONTACT = "contact-service";
    private static final String PLAN = "plan-service";
    private static final String COMPLIANCE = "compliance-service";
    private static final String GATEWAY = "gateway-service";

    public static final Topic<AccountOverdue> ACCOUNT_OVERDUE =
            topic("account.overdue", AccountOverdue.class, AccountOverdue::getDebtorId)
                    .from(CORE)
                    .to(ACCOUNT);
    public static final Topic<PaymentPosted> ACCOUNT_PAYMENT =
            topic("account.payment", PaymentPosted.class, PaymentPosted::getDebtorId)
                    .from(CORE)
                    .to(ACCOUNT, PLAN);
    public static final Topic<DebtorProfileChanged> DEBTOR_PROFILE =
            topic("debtor.profile", DebtorProfileChanged.class, DebtorProfileChanged::getDebtorId)
                    .compacted()
                    .from(CORE, CRM)
                    .to(CONTACT, PLAN, COMPLIANCE);
    public static final Topic<DebtorNotice> DEBTOR_NOTICE =
            topic("debtor.notice", DebtorNotice.class, DebtorNotice::getDebtorId)
                    .from(CRM, ACCOUNT, PLAN, GATEWAY, CONTACT)
                    .to(ACCOUNT, CONTACT, PLAN, COMPLIANCE);
    public static final Topic<PersonalDataErased> PERSONAL_DATA_ERASED =
            topic(
                            "debtor.personal-data-erased",
                            PersonalDataErased.class,
                            PersonalDataErased::getDebtorId)
                    .from(CONTACT)
                    .to(ACCOUNT, CONTACT, PLAN, COMPLIANCE, GATEWAY, BANK);
    public static final Topic<AccountStageChanged> ACCOUNT_STAGE =
            topic("account.stage", AccountStageChanged.class, AccountStageChanged::getDebtorId)
                    .from(ACCOUNT)
                    .to(CONTACT, PLAN, COMPLIANCE);
    public static final Topic<ContactProposed> CONTACT_PROPOSED =
            topic("contact.proposed", ContactProposed.class, ContactProposed::getDebtorId)
                    .from(CONTACT)
                    .to(COMPLIANCE);
    public static final Topic<ContactDecided> CONTACT_DECIDED =
            topic("contact.decided", ContactDecided.class, ContactDecided::getDebtorId)
                    .from(COMPLIANCE)
                    .to(CONTACT, COMPLIANCE);
    public static final Topic<ContactCommand> COMMAND_VOICE = command("voice");
    public static final Topic<ContactCommand> COMMAND_SMS = command("sms", GATEWAY);
    public static final Topic<ContactCommand> COMMAND_EMAIL = command("email", GATEWAY);
    public static final Topic<ContactCommand> COMMAND_LETTER = command("letter");
    public static final Topic<ContactCommand> COMMAND_VISIT = command("visit");
    public static final Topic<ContactCommandCancelled> COMMAND_CANCELLED =
            topic(
                            "contact.command-cancelled",
                            ContactCommandCancelled.class,
                            ContactCommandCancelled::getDebtorId)
                    .from(CONTACT)
                    .to(GATEWAYS, GATEWAY);
    public static final Topic<ContactReportOverdue> REPORT_OVERDUE =
            topic(
                            "contact.report-overdue",
                            ContactReportOverdue.class,
                            ContactReportOverdue::getDebtorId)
                    .from(CONTACT)
                    .to(GATEWAYS, GATEWAY);
    public static final Topic<ContactAttempted> CONTACT_ATTEMPTED =
            topic("contact.attempted", ContactAttempted.class, ContactAttempted::getDebtorId)
                    .from(GATEWAYS, GATEWAY, CONTACT)
                    .to(ACCOUNT, COMPLIANCE, CONTACT);
    public static final Topic<ContactLost> CONTACT_LOST =
            topic("contact.lost", ContactLost.class, ContactLost::getDebtorId)
                    .from(CONTACT)
                    .to(ACCOUNT, BANK);
    public static final Topic<PlanProposed> PLAN_PROPOSED =
            topic("plan.proposed", PlanProposed.class, PlanProposed::getDebtorId)
                    .from(PLAN)
                    .to(COMPLIANCE);
    public static final Topic<PlanNotAgreed> PLAN_NOT_AGREED =
            topic("plan.not-agreed", PlanNotAgreed.class, PlanNotAgreed::getDebtorId)
                    .from(PLAN)
                    .to(BANK);
    public static final Topic<PlanAgreed> PLAN_AGREED =
            topic("plan.agreed", PlanAgreed.class, PlanAgreed::getDebtorId)
                    .from(PLAN)
                    .to(ACCOUNT, CONTACT, COMPLIANCE);
    public static final Topic<PlanBroken> PLAN_BROKEN =
            topic("plan.broken", PlanBroken.class, PlanBroken::getDebtorId)
                    .from(PLAN)
                    .to(ACCOUNT, CONTACT, COMPLIANCE);
    public static final Topic<PlanCompleted> PLAN_COMPLETED =
            topic("plan.completed", PlanCompleted.class, PlanCompleted::getDebtorId)
                    .from(PLAN)
                    .to(ACCOUNT, CONTACT, COMPLIANCE);
    public static final Topic<PlanReminderDue> PLAN_REMINDER_DUE =
            topic("plan.reminder-due", PlanReminderDue.class, PlanReminderDue::getDebtorId)
                    .from(PLAN)
                    .to(CONTACT);
    public static final Topic<PromiseMade> PROMISE_MADE =
            topic("plan.promised", PromiseMade.class, PromiseMade::getDebtorId)
                    .from(PLAN)
                    .to(CONTACT);
    public static final Topic<PromiseJudged> PROMISE_JUDGED =
            topic("plan.promise-judged", PromiseJudged.class, PromiseJudged::getDebtorId)
                    .from(PLAN)
                    .to(ACCOUNT, CONTACT);
    public static final Topic<SettlementPaid> SETTLEMENT_PAID =
            topic("plan.settlement-paid", SettlementPaid.class, SettlementPaid::getDebtorId)
                    .from(PLAN)
                    .to(BANK);
    public static final Topic<ComplaintFiled> COMPLAINT_FILED =
            topic("complaint.filed", ComplaintFiled.class, ComplaintFiled::getDebtorId)
                    .from(CRM, PLAN, CONTACT, COMPLIANCE)
                    .to(COMPLIANCE, CONTACT);
    public static final Topic<ComplaintExtended> COMPLAINT_EXTENDED =
            topic("complaint.extended", ComplaintExtended.class, ComplaintExtended::getDebtorId)
                    .from(CRM, COMPLIANCE)
                    .to(COMPLIANCE, BANK);
    public static final Topic<ComplaintResolved> COMPLAINT_RESOLVED =
            topic("complaint.resolved", ComplaintResolved.class, ComplaintResolved::getDebtorId)
                    .from(CRM, COMPLIANCE)
                    .to(COMPLIANCE, CONTACT);
    public static final Topic<ComplianceViolation> COMPLIANCE_VIOLATION =
            topic(
                            "compliance.violation",
                            ComplianceViolation.class,
                            ComplianceViolation::getDebtorId)
                    .from(COMPLIANCE)
                    .to(ACCOUNT, CONTACT, COMPLIANCE, BANK);
    public static final Topic<ComplianceDeadline> COMPLIANCE_DEADLINE =
            topic("compliance.deadline", ComplianceDeadline.class, ComplianceDeadline::getDebtorId)
                    .from(COMPLIANCE)
                    .to(COMPLIANCE, BANK);
    public static final Topic<RulePackActivated> RULE_PACK =
            topic("compliance.rule-pack", RulePackActivated.class, Topics::packVersion)
                    .compacted()
                    .from(COMPLIANCE)
                    .to(COMPLIANCE, CONTACT);

    private static final List<Topic<?>> ALL =
            List.of(
                    ACCOUNT_OVERDUE,
                    ACCOUNT_PAYMENT,
                    DEBTOR_PROFILE,
                    DEBTOR_NOTICE,
                    PERSONAL_DATA_ERASED,
                    ACCOUNT_STAGE,
                    CONTACT_PROPOSED,
                    CONTACT_DECIDED,
                    COMMAND_VOICE,
                    COMMAND_SMS,
                    COMMAND_EMAIL,
                    COMMAND_LETTER,
                    COMMAND_VISIT,
                    COMMAND_CANCELLED,
                    REPORT_OVERDUE,
                    CONTACT_LOST,
                    CONTACT_ATTEMPTED,
                    PLAN_PROPOSED,
                    PLAN_NOT_AGREED,
                    PLAN_AGREED,
                    PLAN_BROKEN,
                    PLAN_COMPLETED,
                    PLAN_REMINDER_DUE,
                    PROMISE_MADE,
                    PROMISE_JUDGED,
                    SETTLEMENT_PAID,
                    COMPLAINT_FILED,
                    COMPLAINT_EXTENDED,
                    COMPLAINT_RESOLVED,
                    COMPLIANCE_VIOLATION,
                    COMPLIANCE_DEADLINE,
                    RULE_PACK);

    static {
        TrustedEvents.declare();
    }

    private Topics() {}

    /** All topics, without those for parked records. */
    public static List<Topic<?>> all() {
        return ALL;
    }

    /** The topic that carries commands for a channel. */
    public static Topic<ContactCommand> commandFor(Channel channel) {
        return switch (channel) {
            case VOICE_HUMAN, VOICE_BOT, VOICEMAIL_DROP -> COMMAND_VOICE;
            case SMS, IM_ENTERPRISE, IM_PRIVATE, PUSH -> COMMAND_SMS;
            case EMAIL -> COMMAND_EMAIL;
            case LETTER -> COMMAND_LETTER;
            case VISIT -> COMMAND_VISIT;
            case UNKNOWN ->
                    throw new IllegalArgumentException("no gateway serves channel " + channel);
        };
    }

    /** Every version of a pack is kept: what happened in its time is judged by it for ever. */
    private static String packVersion(RulePackActivated event) {
        return event.getPackId() + "@" + event.getVersion();
    }

    private static Topic<ContactCommand> command(String gateway, String... ours) {
        var readers = Stream.concat(Stream.of(gateway + " gateways"), Arrays.stream(ours));
        return topic(
                        "contact.command." + gateway,
                        ContactCommand.class,
                        ContactCommand::getDebtorId)
                .from(CONTACT)
                .to(readers.toArray(String[]::new));
    }

    private static <V extends SpecificRecord> Draft<V> topic(
            String name, Class<V> type, Function<V, String> key) {
        return new Draft<>(name, type, key, false, List.of());
    }

    private record Draft<V extends SpecificRecord>(
            String name,
            Class<V> type,
            Function<V, String> key,
            boolean isCompacted,
            List<String> writers) {
        Draft<V> compacted() {
            return new Draft<>(name, type, key, true, writers);
        }

        Draft<V> from(String... parties) {
            return new Draft<>(name, type, key, isCompacted, List.of(parties));
        }

        Topic<V> to(String... parties) {
            return new Topic<>(name, type, key, isCompacted, writers, List.of(parties));
        }
    }
}
