package io.forbear.compliance.casefile;

import io.forbear.rules.Account;
import io.forbear.rules.Actor;
import io.forbear.rules.ActorKind;
import io.forbear.rules.Channel;
import io.forbear.rules.ComplaintComplexity;
import io.forbear.rules.ComplaintKind;
import io.forbear.rules.ConsentScope;
import io.forbear.rules.Contact;
import io.forbear.rules.ContentFlag;
import io.forbear.rules.Coverage;
import io.forbear.rules.DebtorFlag;
import io.forbear.rules.DeviceOwnership;
import io.forbear.rules.Direction;
import io.forbear.rules.DisclosedItem;
import io.forbear.rules.DisputeKind;
import io.forbear.rules.Fact;
import io.forbear.rules.InconvenientTime;
import io.forbear.rules.Money;
import io.forbear.rules.MoratoriumKind;
import io.forbear.rules.Outcome;
import io.forbear.rules.Party;
import io.forbear.rules.PartyKind;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.PlanContent;
import io.forbear.rules.PlanTerms;
import io.forbear.rules.Profile;
import io.forbear.rules.Purpose;
import io.forbear.rules.VoiceMode;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** One fact of every kind, with every field set. */
final class FactExamples {
    static final String ID = "0197f3a0-1111-7222-8333-444455556666";
    static final Instant AT = Instant.parse("2026-05-11T02:00:00.123Z");
    static final Instant RECORDED = Instant.parse("2026-05-11T03:30:00.456Z");

    private static final LocalDate DAY = LocalDate.of(2026, 5, 11);
    private static final List<String> ACCOUNTS = List.of("C1", "C2");

    static final Contact CALL =
            Contact.builder(
                            Channel.VOICE_HUMAN,
                            Direction.OUTBOUND,
                            new Actor(
                                    "A1",
                                    ActorKind.AGENCY,
                                    "BANK",
                                    Set.of("a1", "a2"),
                                    DeviceOwnership.COMPANY),
                            new Party("P1", PartyKind.DEBTOR),
                            ACCOUNTS,
                            Purpose.COLLECTION)
                    .voiceMode(VoiceMode.INTERACTIVE)
                    .endpoint("mobile-1", PlaceKind.MOBILE)
                    .disclosed(Set.of(DisclosedItem.CREDITOR_NAME, DisclosedItem.COLLECTOR_NAME))
                    .statedAmount(money("1234.5000"))
                    .payBy(DAY.plusDays(10))
                    .letterFields(Set.of("reason", "legalBasis"))
                    .contentFlags(Set.of(ContentFlag.THREAT))
                    .evidence("rec-1", "receipt-1")
                    .permitId("8d3f0f62-31f5-5a8e-9a10-000000000001")
                    .proposalId("8d3f0f62-31f5-5a8e-9a10-000000000002")
                    .build();

    static final Contact LETTER =
            Contact.builder(
                            Channel.LETTER,
                            Direction.INBOUND,
                            new Actor("BANK", ActorKind.ISSUER, null, Set.of(), null),
                            new Party("P2", PartyKind.GUARANTOR),
                            List.of("C1"),
                            Purpose.STATUTORY_NOTICE)
                    .build();

    private static final PlanTerms TERMS =
            new PlanTerms(
                    "plan-1",
                    ACCOUNTS,
                    12,
                    DAY,
                    DAY.plusMonths(11),
                    true,
                    "rec-2",
                    Set.of(PlanContent.OTHER, PlanContent.FEES_DURING_PLAN),
                    true,
                    false);

    private FactExamples() {}

    static List<Fact> all() {
        return List.of(
                new Fact.ProfileStated(ID, AT, RECORDED, profile()),
                new Fact.ProfileStated(ID, AT, RECORDED, Profile.UNKNOWN),
                new Fact.AccountStated(ID, AT, RECORDED, account()),
                new Fact.AccountStated(ID, AT, AT, bareAccount()),
                new Fact.ContactAttempted(ID, AT, RECORDED, CALL, Outcome.CONVERSATION),
                new Fact.ContactAttempted(ID, AT, AT, LETTER, Outcome.BOUNCED),
                new Fact.ContactProposed(ID, AT, RECORDED, "not a uuid", CALL),
                new Fact.ProposalClosed(ID, AT, RECORDED, "p-1", Outcome.EXPIRED),
                permit("mobile-1"),
                permit(null),
                consent(),
                bareConsent(),
                new Fact.ConsentWithdrawn(ID, AT, RECORDED, "P1", Set.of(Channel.PUSH)),
                preference(),
                new Fact.CeaseRequested(ID, AT, RECORDED, "P1", true, "A1"),
                new Fact.CeaseRequested(ID, AT, RECORDED, "P1", false, null),
                new Fact.ThirdPartyStopRequested(ID, AT, RECORDED, "P2"),
                new Fact.RepresentationNotified(ID, AT, RECORDED, "P1", "L1"),
                new Fact.DisputeFiled(ID, AT, RECORDED, ACCOUNTS, true, DisputeKind.CREDIT_DATA),
                new Fact.DisputeAnswered(ID, AT, RECORDED, List.of()),
                new Fact.ValidationProvided(ID, AT, RECORDED, ACCOUNTS, "A1"),
                new Fact.MoratoriumStarted(ID, AT, RECORDED, MoratoriumKind.BANKRUPTCY, ACCOUNTS),
                new Fact.MoratoriumEnded(
                        ID, AT, RECORDED, MoratoriumKind.BREATHING_SPACE, ACCOUNTS),
                new Fact.PlanProposed(ID, AT, RECORDED, TERMS),
                new Fact.PlanAgreed(ID, AT, RECORDED, TERMS, AT.plusSeconds(5)),
                new Fact.PlanBroken(ID, AT, RECORDED, "plan-1"),
                new Fact.PlanCompleted(ID, AT, RECORDED, "plan-1"),
                new Fact.ComplaintFiled(
                        ID,
                        AT,
                        RECORDED,
                        "complaint-1",
                        ComplaintComplexity.SPECIAL,
                        ComplaintKind.PRIVACY,
                        ACCOUNTS,
                        Set.of("GB")),
                new Fact.ComplaintExtended(
                        ID, AT, RECORDED, "complaint-1", ComplaintComplexity.COMPLEX, false, null),
                new Fact.ComplaintExtended(
                        ID,
                        AT,
                        RECORDED,
                        "complaint-1",
                        ComplaintComplexity.SPECIAL,
                        true,
                        RECORDED),
                new Fact.ComplaintResolved(ID, AT, RECORDED, "complaint-1"),
                new Fact.AgencyAuthorised(
                        ID, AT, RECORDED, "A1", Set.of("CN", "US-MA"), DAY, DAY.plusYears(1), true),
                new Fact.AgencyAuthorised(ID, AT, RECORDED, "A1", Set.of(), DAY, null, false),
                new Fact.AgencyRevoked(ID, AT, RECORDED, "A1", Set.of("CN")),
                new Fact.AgencyAssigned(ID, AT, RECORDED, "A1", ACCOUNTS),
                new Fact.AgencyNoticeSent(ID, AT, RECORDED, "A1", ACCOUNTS),
                new Fact.VulnerabilityNoted(ID, AT, RECORDED));
    }

    private static Profile profile() {
        return new Profile(
                List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("America/New_York")),
                Set.of("CN", "US-NY"),
                Set.of(DebtorFlag.VULNERABLE, DebtorFlag.DECEASED),
                true);
    }

    private static Account account() {
        return new Account(
                "C1",
                "BANK",
                List.of("CN"),
                Coverage.THIRD_PARTY,
                money("-10.0001"),
                money("99999999999.9999"),
                DAY,
                DAY.plusYears(3),
                true);
    }

    private static Account bareAccount() {
        return new Account(
                "C9", "BANK", List.of(), Coverage.FIRST_PARTY, null, null, null, null, false);
    }

    private static Fact permit(@org.jspecify.annotations.Nullable String endpoint) {
        return new Fact.PermitIssued(
                ID,
                AT,
                RECORDED,
                "permit-1",
                "p-1",
                Channel.SMS,
                "P1",
                endpoint,
                AT,
                AT.plusSeconds(900));
    }

    private static Fact consent() {
        return new Fact.ConsentGiven(
                ID,
                AT,
                RECORDED,
                "P1",
                "A1",
                new ConsentScope(
                        Set.of(Channel.VOICE_BOT, Channel.EMAIL),
                        AT.minusSeconds(60),
                        AT.plusSeconds(60),
                        true,
                        true),
                AT.plusSeconds(3600));
    }

    private static Fact bareConsent() {
        var scope = new ConsentScope(Set.of(), null, null, false, false);
        return new Fact.ConsentGiven(ID, AT, RECORDED, "P1", null, scope, null);
    }

    private static Fact preference() {
        return new Fact.PreferenceStated(
                ID,
                AT,
                RECORDED,
                "P1",
                Set.of(Channel.SMS),
                List.of(
                        new InconvenientTime(
                                LocalTime.of(9, 30),
                                LocalTime.of(17, 0),
                                Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY)),
                        new InconvenientTime(LocalTime.of(22, 0), LocalTime.MIDNIGHT, Set.of())),
                Set.of(PlaceKind.WORK));
    }

    static Money money(String amount) {
        return new Money(new BigDecimal(amount), "CNY");
    }
}
