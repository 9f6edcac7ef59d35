package io.forbear.simulator.portfolio;

import io.forbear.events.DebtCoverage;
import io.forbear.events.DebtorFlag;
import io.forbear.simulator.chance.Dice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the debtors of the simulated bank: same seed and start, same portfolio. */
public final class Portfolio {
    private static final String BANK = "BANK";
    private static final double SECOND_ACCOUNT = 0.12;
    private static final double VULNERABLE = 0.05;
    private static final double EMPLOYER_SPEAKS = 0.3;
    private static final double CHINESE_AGENCY_CASE = 0.05;
    private static final int CHARGED_OFF_AFTER_DAYS = 180;
    private static final int LIMITATION_YEARS = 3;

    private Portfolio() {}

    /**
     * The debtors of a seed.
     *
     * @param seed what everything random follows from
     * @param count number of debtors
     * @param start when the simulation starts; days past due are counted from there
     */
    public static List<Debtor> generate(long seed, int count, Instant start) {
        return IntStream.range(0, count).mapToObj(index -> debtor(seed, index, start)).toList();
    }

    private static Debtor debtor(long seed, int index, Instant start) {
        var dice = Dice.of(seed, "portfolio", index);
        var region = Region.ofDebtor(index);
        var pseudonym = dice.pseudonym();
        var today = LocalDate.ofInstant(start, region.zone());
        var accounts = new ArrayList<Account>();
        accounts.add(account(dice, region, "A" + pseudonym + "-1", today));
        if (dice.chance(SECOND_ACCOUNT)) {
            accounts.add(account(dice, region, "A" + pseudonym + "-2", today));
        }
        return new Debtor(
                "C" + pseudonym,
                region,
                ContactPoints.around(dice, pseudonym),
                dice.chance(VULNERABLE) ? List.of(DebtorFlag.VULNERABLE) : List.of(),
                dice.chance(EMPLOYER_SPEAKS) ? dice.chance(0.5) : null,
                accounts);
    }

    private static Account account(Dice dice, Region region, String accountId, LocalDate today) {
        var country = region.country();
        int daysPastDue = daysPastDue(dice);
        var principal = dice.amount(country.smallestDebt(), country.largestDebt());
        var interest = dice.share(principal, 1, 1 + daysPastDue / 10);
        var fees = dice.share(principal, 0, 3);
        var penalty = dice.share(principal, 0, 2);
        var balance = principal.add(interest).add(fees).add(penalty);
        return new Account(
                accountId,
                BANK,
                dice.chance(0.7) ? "CREDIT_CARD" : "CONSUMER_LOAN",
                coverage(dice, country),
                today.minusDays(daysPastDue),
                principal,
                interest,
                fees,
                penalty,
                daysPastDue > CHARGED_OFF_AFTER_DAYS ? balance : overdueShare(dice, balance),
                today.minusDays(daysPastDue).plusYears(LIMITATION_YEARS),
                daysPastDue > CHARGED_OFF_AFTER_DAYS);
    }

    private static DebtCoverage coverage(Dice dice, Country country) {
        return country == Country.CN && dice.chance(CHINESE_AGENCY_CASE)
                ? DebtCoverage.THIRD_PARTY
                : country.coverage();
    }

    private static BigDecimal overdueShare(Dice dice, BigDecimal balance) {
        return dice.share(balance, 10, 60).max(BigDecimal.ONE).min(balance);
    }

    /** 1 to 200, most of them young. */
    private static int daysPastDue(Dice dice) {
        return switch (dice.between(1, 20)) {
            case 1, 2, 3, 4, 5, 6, 7, 8, 9 -> dice.between(1, 30);
            case 10, 11, 12, 13 -> dice.between(31, 60);
            case 14, 15 -> dice.between(61, 90);
            case 16, 17 -> dice.between(91, 120);
            default -> dice.between(121, 200);
        };
    }
}
