package io.forbear.contact.debtor;

import io.forbear.contact.channel.Channel;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A debtor in Shanghai with one card account overdue since 1 May 2026, and what is said of him. */
public final class Examples {
    public static final String DEBTOR = "C100";
    public static final String ACCOUNT = "A100-1";
    public static final Instant MAY_4 = Instant.parse("2026-05-04T02:00:00Z"); // 10:00 in Shanghai
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    public static final ContactPoint MOBILE =
            point(
                    "mobile-100",
                    DEBTOR,
                    PartyKind.DEBTOR,
                    PlaceKind.MOBILE,
                    Channel.SMS,
                    Channel.VOICE_BOT,
                    Channel.VOICE_HUMAN);
    public static final ContactPoint WORK =
            point("work-100", DEBTOR, PartyKind.DEBTOR, PlaceKind.WORK, Channel.VOICE_HUMAN);
    public static final ContactPoint HOME =
            point(
                    "home-100",
                    DEBTOR,
                    PartyKind.DEBTOR,
                    PlaceKind.HOME,
                    Channel.LETTER,
                    Channel.VISIT);
    public static final ContactPoint SPOUSE =
            point("spouse-100", "T100", PartyKind.SPOUSE, PlaceKind.MOBILE, Channel.VOICE_HUMAN);

    private Examples() {}

    public static Money cny(String amount) {
        return new Money(new BigDecimal(amount), "CNY");
    }

    public static UUID id(int number) {
        return new UUID(0x70008000L, number);
    }

    public static ContactPoint point(
            String endpoint, String person, PartyKind kind, PlaceKind place, Channel... channels) {
        return new ContactPoint(endpoint, new Party(person, kind), place, Set.of(channels), true);
    }

    public static Profile profile(ContactPoint... points) {
        return new Profile(
                id(1), MAY_4, List.of(SHANGHAI), "zh-CN", List.of(points), Set.of(), false);
    }

    public static Account account() {
        return account(ACCOUNT, 1, "M1", 3, LocalDate.parse("2026-05-01"));
    }

    public static Account account(
            String accountId,
            long sequence,
            String stage,
            int daysPastDue,
            @Nullable LocalDate overdueSince) {
        return new Account(
                accountId,
                sequence,
                stage,
                new UUID(accountId.hashCode(), sequence),
                MAY_4,
                daysPastDue,
                overdueSince,
                cny("1234.50"),
                "BANK",
                "CREDIT_CARD",
                List.of("CN"),
                Coverage.FIRST_PARTY,
                null);
    }

    public static Account placed(Account account, String agency) {
        return new Account(
                account.accountId(),
                account.sequence() + 1,
                account.stage(),
                account.stageEventId(),
                account.stageSince(),
                account.daysPastDue(),
                account.overdueSince(),
                account.balance(),
                account.creditor(),
                account.product(),
                account.jurisdictions(),
                account.coverage(),
                new Placement(agency, ActorKind.AGENCY));
    }

    public static Account owing(Account account, String balance) {
        return new Account(
                account.accountId(),
                account.sequence() + 1,
                account.stage(),
                account.stageEventId(),
                account.stageSince(),
                account.daysPastDue(),
                account.overdueSince(),
                cny(balance),
                account.creditor(),
                account.product(),
                account.jurisdictions(),
                account.coverage(),
                account.placement());
    }

    public static Notice notice(int id, Notice.Kind kind, Instant at, Channel... channels) {
        return new Notice(id(id), at, kind, null, null, Set.of(channels), List.of());
    }

    public static Notice noticeOf(String person, int id, Notice.Kind kind, Instant at) {
        return new Notice(id(id), at, kind, person, null, Set.of(), List.of());
    }
}
