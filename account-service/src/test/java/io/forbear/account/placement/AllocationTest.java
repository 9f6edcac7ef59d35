package io.forbear.account.placement;

import static io.forbear.account.agency.AgencyExamples.FIRST;
import static io.forbear.account.agency.AgencyExamples.POLICY;
import static io.forbear.account.fact.FactExamples.cny;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.agency.Agency.Capacity;
import io.forbear.account.agency.AgencyExamples;
import io.forbear.account.agency.Budget;
import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Coverage;
import io.forbear.account.fact.DebtorId;
import io.forbear.account.fact.Pauses;
import io.forbear.account.fact.Terms;
import io.forbear.account.placement.Allocation.Proposal;
import io.forbear.account.placement.Allocation.Slot;
import io.forbear.account.placement.PlacementRule.Amounts;
import io.forbear.account.placement.PlacementRule.Condition;
import io.forbear.account.placement.PlacementRule.Days;
import io.forbear.account.placement.PlacementRule.Share;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationTest {
    private static final LocalDate DAY = FIRST.plusDays(100);
    private static final PlacementRule RULE =
            new PlacementRule(
                    "card",
                    new Condition(
                            List.of("M3"),
                            List.of("CREDIT_CARD"),
                            List.of("CN"),
                            new Days(61, 90),
                            new Amounts("CNY", new BigDecimal(100), new BigDecimal(1000))),
                    List.of(new Share("EAST", 60), new Share("WEST", 40)));

    @Test
    void distributesByShareAndSaysWhy() {
        var proposals = allocate(null, null, 10);
        assertThat(proposals).filteredOn(p -> "EAST".equals(p.agencyId())).hasSize(6);
        assertThat(proposals).filteredOn(p -> "WEST".equals(p.agencyId())).hasSize(4);
        assertThat(proposals.getFirst().reasons())
                .containsExactly("rule card", "EAST: share 60 of 100, holds 0 of 0 by this rule");
    }

    @Test
    void takesIntoAccountWhatIsPlacedAlready() {
        var allocation = allocation(null, null, Map.of(new Slot("card", "EAST"), 30L));
        assertThat(allocation.allocate(accounts(20), _ -> DAY))
                .extracting(Proposal::agencyId)
                .containsOnly("WEST");
    }

    @Test
    void passesOverAnAgencyThatIsFullAndEndsWithNobody() {
        var proposals = allocate(2, 1, 5);
        assertThat(proposals)
                .extracting(Proposal::agencyId)
                .containsExactlyInAnyOrder("EAST", "EAST", "WEST", null, null);
        assertThat(proposals.getLast().reasons())
                .anyMatch(reason -> reason.startsWith("EAST: CAPACITY: holds 2 accounts"))
                .anyMatch(reason -> reason.startsWith("WEST: CAPACITY: holds 1 accounts"));
    }

    @Test
    void givesEachAccountToTheSameAgencyEveryTime() {
        assertThat(allocate(7, null, 20)).isEqualTo(allocate(7, null, 20));
    }

    @ParameterizedTest(name = "{0}, {1} days past due, {2} CNY: {3}")
    @CsvSource({
        "M3, 60, 500, false",
        "M3, 61, 500, true",
        "M3, 90, 500, true",
        "M3, 91, 500, false",
        "M3, 70, 99.99, false",
        "M3, 70, 100, true",
        "M3, 70, 1000, true",
        "M3, 70, 1000.01, false",
        "M2, 70, 500, false"
    })
    void isForAccountsWithinItsLimits(String stage, int days, String amount, boolean expected) {
        var account = account("A-1", stage, DAY.minusDays(days), amount);
        assertThat(RULE.when().holds(account, DAY)).isEqualTo(expected);
    }

    private static List<Proposal> allocate(
            @Nullable Integer east, @Nullable Integer west, int accounts) {
        return allocation(east, west, Map.of()).allocate(accounts(accounts), _ -> DAY);
    }

    private static Allocation allocation(
            @Nullable Integer east, @Nullable Integer west, Map<Slot, Long> held) {
        var candidates = new HashMap<String, Candidate>();
        candidates.put("EAST", candidate("EAST", east));
        candidates.put("WEST", candidate("WEST", west));
        return new Allocation(new PlacementRules(List.of(RULE)), POLICY, candidates, held);
    }

    private static Candidate candidate(String id, @Nullable Integer accounts) {
        var agency = AgencyExamples.agency(id, new Capacity(accounts, List.of()));
        return new Candidate(agency, Load.NONE, new Budget(id, DAY, List.of()));
    }

    private static List<PlaceableAccount> accounts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> account("A-" + i, "M3", DAY.minusDays(70), "500"))
                .toList();
    }

    private static PlaceableAccount account(
            String id, String stage, LocalDate since, String amount) {
        return new PlaceableAccount(
                new AccountId(id),
                new DebtorId("D-" + id),
                new Terms("BANK", "CREDIT_CARD", List.of("CN"), Coverage.FIRST_PARTY, null, false),
                stage,
                since,
                cny(amount),
                Pauses.NONE);
    }
}
