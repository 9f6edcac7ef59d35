package io.forbear.account.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.contact.ContactAttempt;
import io.forbear.account.contact.ContactAttempt.Result;
import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.DebtorId;
import io.forbear.account.fact.FactExamples;
import io.forbear.account.fact.Notice;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.Statement;
import io.forbear.messaging.Traced;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RoundTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 11);

    @Test
    void takesTheNewsOfDifferentDebtorsInOneRound() {
        var rounds = Round.divide(List.of(of("D-1", posted("A-1")), of("D-2", stated("A-2"))));
        assertThat(rounds).hasSize(1);
        assertThat(rounds.getFirst().postings()).hasSize(1);
        assertThat(rounds.getFirst().statements()).hasSize(1);
    }

    @Test
    void takesTheSecondNewsAboutAnAccountInTheNextRoundThoughItNamesAnotherDebtor() {
        var rounds =
                Round.divide(
                        List.of(
                                of("D-1", posted("A-1")),
                                of("D-2", stated("A-1")),
                                of("D-2", posted("A-2")),
                                of("D-3", posted("A-3"))));
        assertThat(rounds).hasSize(3);
        assertThat(rounds.getFirst().postings()).hasSize(2);
        assertThat(rounds.get(1).statements()).hasSize(1);
        assertThat(rounds.getLast().postings()).hasSize(1);
    }

    @Test
    void takesTheSecondNewsOfADebtorInTheNextRound() {
        var payment = posted("A-1");
        var rounds = Round.divide(List.of(of("D-1", stated("A-2")), of("D-1", payment)));
        assertThat(rounds).hasSize(2);
        assertThat(rounds.getFirst().postings()).isEmpty();
        assertThat(rounds.getLast().postings())
                .containsExactly(new Traced<>(payment.posting(), "trace"));
    }

    @Test
    void sortsEachKindByHowItIsTakenDown() {
        var attempt =
                new ContactAttempt(
                        UUID.randomUUID(), new DebtorId("D-1"), Instant.EPOCH, Result.IN_VAIN, "m");
        var gone = UUID.randomUUID();
        var notice = new Notice(UUID.randomUUID(), new DebtorId("D-3"), List.of(), null);
        var round =
                Round.divide(
                                List.of(
                                        of("D-1", new News.Tried(attempt)),
                                        of("D-2", new News.Nothing(gone)),
                                        of("D-3", new News.Declared(notice))))
                        .getFirst();
        assertThat(round.attempts()).containsExactly(attempt);
        assertThat(round.dropped()).containsExactly(gone);
        assertThat(round.rare()).hasSize(1);
    }

    @Property
    void losesNothingAndKeepsTheOrderOfEachDebtor(
            @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 5) Integer> debtors) {
        var news = new ArrayList<Traced<News>>();
        debtors.forEach(debtor -> news.add(of("D-" + debtor, posted("A-" + debtor))));
        var rounds = Round.divide(news);
        var taken = rounds.stream().flatMap(round -> round.postings().stream()).map(Traced::what);
        assertThat(taken.toList()).containsExactlyInAnyOrderElementsOf(postings(news).toList());
        for (int debtor : new HashSet<>(debtors)) {
            var own = postings(news.stream().filter(one -> isOf(debtor, one)).toList()).toList();
            assertThat(
                            IntStream.range(0, own.size())
                                    .allMatch(
                                            i ->
                                                    rounds.get(i).postings().stream()
                                                            .map(Traced::what)
                                                            .toList()
                                                            .contains(own.get(i))))
                    .isTrue();
        }
    }

    private static boolean isOf(int debtor, Traced<News> one) {
        return one.what().debtor().value().equals("D-" + debtor);
    }

    private static Stream<Posting> postings(List<Traced<News>> news) {
        return news.stream().map(one -> ((News.Posted) one.what().content()).posting());
    }

    private static Traced<News> of(String debtor, News.Content content) {
        return new Traced<>(News.of(debtor, content), "trace");
    }

    private static News.Stated stated(String account) {
        var one = FactExamples.statement(DAY, DAY, "100");
        return new News.Stated(
                new Statement(
                        one.eventId(),
                        one.occurredAt(),
                        one.debtorId(),
                        new AccountId(account),
                        one.terms(),
                        one.overdueSince(),
                        one.amountOverdue(),
                        one.balance(),
                        one.breakdown(),
                        null,
                        null));
    }

    private static News.Posted posted(String account) {
        var one = FactExamples.payment(DAY, "10");
        return new News.Posted(
                new Posting(
                        one.eventId(),
                        one.occurredAt(),
                        one.debtorId(),
                        new AccountId(account),
                        one.paymentId(),
                        one.kind(),
                        one.amount(),
                        one.effectiveDate(),
                        null,
                        null));
    }
}
