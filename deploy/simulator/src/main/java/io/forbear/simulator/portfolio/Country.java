package io.forbear.simulator.portfolio;

import io.forbear.events.DebtCoverage;

/** Where debtors of the simulated bank live. */
public enum Country {
    CN("CNY", "zh-CN", DebtCoverage.FIRST_PARTY, 500, 60_000),
    US("USD", "en-US", DebtCoverage.THIRD_PARTY, 80, 9_000),
    GB("GBP", "en-GB", DebtCoverage.FIRST_PARTY, 60, 7_000),
    IN("INR", "en-IN", DebtCoverage.FIRST_PARTY, 2_000, 300_000);

    private final String currency;
    private final String language;
    private final DebtCoverage coverage;
    private final int smallestDebt;
    private final int largestDebt;

    Country(
            String currency,
            String language,
            DebtCoverage coverage,
            int smallestDebt,
            int largestDebt) {
        this.currency = currency;
        this.language = language;
        this.coverage = coverage;
        this.smallestDebt = smallestDebt;
        this.largestDebt = largestDebt;
    }

    /** ISO 4217 code of the accounts. */
    public String currency() {
        return currency;
    }

    /** BCP 47 tag of the debtors' language. */
    public String language() {
        return language;
    }

    /** Who collects: in the United States an outside collector, elsewhere the bank itself. */
    public DebtCoverage coverage() {
        return coverage;
    }

    int smallestDebt() {
        return smallestDebt;
    }

    int largestDebt() {
        return largestDebt;
    }
}
