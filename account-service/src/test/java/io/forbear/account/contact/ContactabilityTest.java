package io.forbear.account.contact;

import static io.forbear.account.fact.FactExamples.DEBTOR;
import static io.forbear.account.fact.FactExamples.noon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.contact.ContactAttempt.Result;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactabilityTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final Instant AFTER = noon(TODAY.minusDays(90));
    private static final Instant BEFORE = noon(TODAY);

    @Test
    void knowsNothingOfADebtorWhomNobodyTriedToReach() {
        assertThat(of(List.of())).isNull();
        assertThat(of(List.of(attempt(Result.REACHED, 91)))).isNull();
        assertThat(of(List.of(attempt(Result.REACHED, 0)))).isNull();
    }

    @Test
    void countsTheEdgesOfItsTime() {
        assertThat(of(List.of(attempt(Result.REACHED, 90), attempt(Result.REACHED, 1))))
                .isEqualTo(new Contactability(2, 0, 100, 0));
    }

    @Test
    void beginsToCountInVainAnewAfterAContact() {
        var attempts =
                List.of(
                        attempt(Result.IN_VAIN, 30),
                        attempt(Result.IN_VAIN, 20),
                        attempt(Result.CALLED_BACK, 10),
                        attempt(Result.IN_VAIN, 5));
        assertThat(of(attempts)).isEqualTo(new Contactability(1, 1, 0, 0));
    }

    @Test
    void countsANumberAsWrongByItsLastAttempt() {
        var attempts =
                List.of(
                        attempt(Result.WRONG_NUMBER, 30, "home"),
                        attempt(Result.REACHED, 20, "home"),
                        attempt(Result.REACHED, 30, "mobile"),
                        attempt(Result.WRONG_NUMBER, 19, "mobile"),
                        attempt(Result.WRONG_NUMBER, 10, "mobile"));
        assertThat(of(attempts)).isEqualTo(new Contactability(2, 2, 40, 1));
    }

    @Test
    void hasNoShareWithoutAnAttempt() {
        assertThat(of(List.of(attempt(Result.CALLED_BACK, 3))))
                .isEqualTo(new Contactability(1, 0, null, 0));
    }

    @Property
    void doesNotDependOnTheOrderOfArrival(
            @ForAll("attempts") List<ContactAttempt> attempts, @ForAll Random random) {
        var shuffled = new ArrayList<>(attempts);
        Collections.shuffle(shuffled, random);
        assertThat(of(shuffled)).isEqualTo(of(attempts));
    }

    @Provide
    static Arbitrary<List<ContactAttempt>> attempts() {
        return Combinators.combine(
                        Arbitraries.of(Result.class),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.of("home", "mobile"))
                .as(ContactabilityTest::attempt)
                .list()
                .ofMaxSize(12);
    }

    private static ContactAttempt attempt(Result result, int daysAgo) {
        return attempt(result, daysAgo, "mobile");
    }

    private static ContactAttempt attempt(Result result, int daysAgo, String endpoint) {
        return new ContactAttempt(
                UUID.randomUUID(), DEBTOR, noon(TODAY.minusDays(daysAgo)), result, endpoint);
    }

    private static @Nullable Contactability of(List<ContactAttempt> attempts) {
        return Contactability.of(attempts, AFTER, BEFORE);
    }
}
