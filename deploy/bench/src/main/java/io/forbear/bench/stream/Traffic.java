package io.forbear.bench.stream;

import io.forbear.events.AccountStageChanged;
import io.forbear.events.Actor;
import io.forbear.events.ActorKind;
import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactProposed;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DebtCoverage;
import io.forbear.events.DebtorProfileChanged;
import io.forbear.events.DeviceOwnership;
import io.forbear.events.Direction;
import io.forbear.events.DisclosedItem;
import io.forbear.events.Money;
import io.forbear.events.Party;
import io.forbear.events.PartyKind;
import io.forbear.events.PlaceKind;
import io.forbear.events.StageCause;
import io.forbear.events.VoiceMode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * Cardholders in Shanghai and the bank's recorded calls to them, one every third day. The same
 * numbers always make the same events. Of a hundred calls, {@code unlawful} are made at 22:30, and
 * three are reported after the one that followed them.
 *
 * @param first number of the first debtor
 * @param debtors how many there are
 * @param unlawful share of calls at night
 */
record Traffic(int first, int debtors, double unlawful) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
    private static final int DAYS_APART = 3;
    private static final double LATE = 0.03;

    /** A prime larger than any number of debtors, so that a round visits them in no order. */
    private static final long STRIDE = 1_000_000_007L;

    /** What is drawn by chance about one call; each kind of chance has its own. */
    private enum Chance {
        LATE(1),
        NIGHT(2),
        MINUTE(3),
        OUTCOME(4),
        EVENT_ID(5),
        PROPOSAL(6);

        private final int salt;

        Chance(int salt) {
            this.salt = salt;
        }
    }

    static String debtorId(int debtor) {
        return "C%08d".formatted(debtor);
    }

    DebtorProfileChanged profile(int debtor) {
        return DebtorProfileChanged.newBuilder()
                .setEventId(new UUID(1, debtor))
                .setOccurredAt(begin())
                .setDebtorId(debtorId(debtor))
                .setZones(List.of(ZONE.getId()))
                .setJurisdictions(List.of("CN"))
                .build();
    }

    AccountStageChanged account(int debtor) {
        return AccountStageChanged.newBuilder()
                .setEventId(new UUID(2, debtor))
                .setOccurredAt(begin())
                .setDebtorId(debtorId(debtor))
                .setAccountId(accountId(debtor))
                .setSequence(1)
                .setStage("M1")
                .setCause(StageCause.OVERDUE_REPORTED)
                .setAsOf(FIRST_DAY)
                .setDaysPastDue(10)
                .setOverdueSince(FIRST_DAY.minusDays(10))
                .setAmountOverdue(cny("500.00"))
                .setBalance(cny("5000.00"))
                .setCreditor("BANK")
                .setProduct("CREDIT_CARD")
                .setJurisdictions(List.of("CN"))
                .setCoverage(DebtCoverage.FIRST_PARTY)
                .build();
    }

    /** The call that is the n-th to be reported. */
    ContactAttempted reported(long n) {
        int slot = (int) (n / debtors);
        int debtor = first + (int) (n % debtors * STRIDE % debtors);
        return call(debtor, round(debtor, slot));
    }

    /** A late report comes after the one that followed it: the two change places. */
    private int round(int debtor, int slot) {
        if (slot % 2 == 0) {
            return isLate(debtor, slot) ? slot + 1 : slot;
        }
        return isLate(debtor, slot - 1) ? slot - 1 : slot;
    }

    private boolean isLate(int debtor, int round) {
        // of each pair of calls one changes its place behind the other
        return chance(debtor, round, Chance.LATE) < 2 * LATE;
    }

    ContactAttempted call(int debtor, int round) {
        return ContactAttempted.newBuilder()
                .setEventId(id(debtor, round, Chance.EVENT_ID))
                .setOccurredAt(instant(debtor, round))
                .setDebtorId(debtorId(debtor))
                .setDirection(Direction.OUTBOUND)
                .setOutcome(outcome(debtor, round))
                .setChannel(Channel.VOICE_HUMAN)
                .setVoiceMode(VoiceMode.INTERACTIVE)
                .setActor(bank())
                .setParty(new Party(debtorId(debtor), PartyKind.DEBTOR))
                .setEndpoint(endpoint(debtor))
                .setPlaceKind(PlaceKind.MOBILE)
                .setAccountIds(List.of(accountId(debtor)))
                .setPurpose(ContactPurpose.COLLECTION)
                .setDisclosed(disclosed())
                .setRecordingRef("rec-%d-%d".formatted(debtor, round))
                .build();
    }

    /** A call that is to be made, told a minute before. */
    ContactProposed proposal(int debtor, int round) {
        var plannedAt = instant(debtor, round);
        return ContactProposed.newBuilder()
                .setEventId(id(debtor, round, Chance.PROPOSAL))
                .setOccurredAt(plannedAt.minusSeconds(60))
                .setDebtorId(debtorId(debtor))
                .setProposalId(id(debtor, round, Chance.PROPOSAL).toString())
                .setPlannedAt(plannedAt)
                .setChannel(Channel.VOICE_HUMAN)
                .setVoiceMode(VoiceMode.INTERACTIVE)
                .setActor(bank())
                .setParty(new Party(debtorId(debtor), PartyKind.DEBTOR))
                .setEndpoint(endpoint(debtor))
                .setPlaceKind(PlaceKind.MOBILE)
                .setAccountIds(List.of(accountId(debtor)))
                .setPurpose(ContactPurpose.COLLECTION)
                .setDisclosed(disclosed())
                .build();
    }

    boolean isAtNight(int debtor, int round) {
        return chance(debtor, round, Chance.NIGHT) < unlawful;
    }

    private Instant instant(int debtor, int round) {
        var day = FIRST_DAY.plusDays((long) DAYS_APART * round);
        var time =
                isAtNight(debtor, round)
                        ? LocalTime.of(22, 30)
                        : LocalTime.of(9, 0)
                                .plusMinutes((long) (chance(debtor, round, Chance.MINUTE) * 600));
        return day.atTime(time).atZone(ZONE).toInstant();
    }

    private static ContactOutcome outcome(int debtor, int round) {
        double chance = chance(debtor, round, Chance.OUTCOME);
        if (chance < 0.6) {
            return ContactOutcome.RANG_UNANSWERED;
        }
        return chance < 0.75
                ? ContactOutcome.CONNECTED_NO_CONVERSATION
                : ContactOutcome.CONVERSATION;
    }

    /** So long after the beginning, but for some days. */
    static Instant end(Duration length) {
        return begin().plus(length).minus(Duration.ofDays(DAYS_APART));
    }

    private static Instant begin() {
        return FIRST_DAY.minusDays(1).atStartOfDay(ZONE).toInstant();
    }

    private static String accountId(int debtor) {
        return "A%08d".formatted(debtor);
    }

    private static String endpoint(int debtor) {
        return "E%08d".formatted(debtor);
    }

    private static Actor bank() {
        return new Actor("BANK", ActorKind.ISSUER, "BANK", List.of("s1"), DeviceOwnership.COMPANY);
    }

    private static List<DisclosedItem> disclosed() {
        return List.of(DisclosedItem.CREDITOR_NAME, DisclosedItem.COLLECTOR_NAME);
    }

    private static Money cny(String amount) {
        return new Money(new BigDecimal(amount).setScale(4), "CNY");
    }

    /** Version 7: begins with the time. */
    private UUID id(int debtor, int round, Chance kind) {
        long random = mixed(debtor, round, kind);
        long time = instant(debtor, round).toEpochMilli() << 16;
        return new UUID(
                time | 0x7000L | (random & 0xFFFL), (mixed(random) & ~(3L << 62)) | (1L << 63));
    }

    private static double chance(int debtor, int round, Chance kind) {
        return (mixed(debtor, round, kind) >>> 11) * 0x1.0p-53;
    }

    private static long mixed(int debtor, int round, Chance kind) {
        return mixed(mixed(((long) debtor << 32) | round) + kind.salt);
    }

    /** The finalizer of SplitMix64. */
    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
