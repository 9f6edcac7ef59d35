package io.forbear.contact.debtor;

import static io.forbear.contact.debtor.Examples.ACCOUNT;
import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.id;
import static io.forbear.contact.debtor.Examples.owing;
import static io.forbear.contact.debtor.Examples.placed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static final Instant LATER = MAY_4.plusSeconds(3600);
    private static final Facts KNOWN = Facts.about(Examples.DEBTOR).with(account(), MAY_4);

    @Test
    void keepsTheNewestStatementOfAnAccount() {
        var older = account(ACCOUNT, 0, "CURRENT", 0, null);
        assertThat(KNOWN.with(older, LATER)).isSameAs(KNOWN);
    }

    @Test
    void keepsTheBeginningOfAStageWhileTheAccountStaysInIt() {
        var next = account(ACCOUNT, 2, "M1", 4, LocalDate.parse("2026-05-01"));
        var known = KNOWN.with(next, LATER).accounts().get(ACCOUNT);
        assertThat(known).isNotNull();
        assertThat(known.daysPastDue()).isEqualTo(4);
        assertThat(known.stageEventId()).isEqualTo(account().stageEventId());

        var m2 = account(ACCOUNT, 3, "M2", 31, LocalDate.parse("2026-05-01"));
        assertThat(KNOWN.with(m2, LATER).accounts().get(ACCOUNT)).isEqualTo(m2);
    }

    @Test
    void takesANewAmountAsNoNewsForTheGateButANewCollectorAsNews() {
        assertThat(KNOWN.changedAt()).isEqualTo(MAY_4);
        assertThat(KNOWN.with(owing(account(), "1.00"), LATER).changedAt()).isEqualTo(MAY_4);
        assertThat(KNOWN.with(placed(account(), "AGENCY"), LATER).changedAt()).isEqualTo(LATER);
        assertThat(KNOWN.with(Examples.notice(9, Notice.Kind.OTHER, MAY_4), LATER).changedAt())
                .isEqualTo(LATER);
    }

    @Test
    void keepsTheNewestProfileAndBreaksTiesById() {
        var first = profile(id(2), MAY_4);
        var second = profile(id(3), MAY_4);
        var third = profile(id(1), LATER);
        assertThat(KNOWN.with(first, LATER).with(second, LATER).profile()).isEqualTo(second);
        assertThat(KNOWN.with(second, LATER).with(first, LATER).profile()).isEqualTo(second);
        assertThat(KNOWN.with(third, LATER).with(second, LATER).profile()).isEqualTo(third);
    }

    private static Profile profile(UUID id, Instant at) {
        return new Profile(id, at, List.of(), "und", List.of(), Set.of(), false);
    }
}
