package io.forbear.account.figure;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.FactScan;
import io.forbear.account.figure.Figure.OnDays;
import io.forbear.account.figure.Figure.OverPeriods;
import io.forbear.account.stage.Hindsight;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Counts all accounts, as they are known at one moment: from their positions where those of all
 * days asked for are kept, but for accounts of which a fact became known since; otherwise from the
 * facts.
 */
@Component
class FigureService {
    private static final int PORTIONS_AHEAD = 2;
    private static final int AT_ONCE = 500;

    private final FactScan facts;
    private final Subjects subjects;
    private final Hindsight hindsight;
    private final KeptDays days;
    private final KeptPositions positions;
    private final LateFacts late;

    FigureService(
            FactScan facts,
            Subjects subjects,
            Hindsight hindsight,
            KeptDays days,
            KeptPositions positions,
            LateFacts late) {
        this.facts = facts;
        this.subjects = subjects;
        this.hindsight = hindsight;
        this.days = days;
        this.positions = positions;
        this.late = late;
    }

    /**
     * A figure.
     *
     * @param kept whether it comes from kept positions; the rows are the same either way
     */
    record Counted(List<?> rows, boolean kept) {}

    /** Counts every account into a figure, away from the threads that serve others. */
    Mono<Counted> count(Supplier<? extends Figure<?>> empty) {
        return Mono.defer(() -> count(empty.get())).as(facts::atOneMoment);
    }

    private Mono<Counted> count(Figure<?> figure) {
        var asked = daysOf(figure);
        return days.areDone(asked, hindsight.rules())
                .flatMap(
                        kept ->
                                (kept ? countKept(figure, asked) : countAll(figure))
                                        .then(
                                                Mono.fromSupplier(
                                                        () -> new Counted(figure.rows(), kept))));
    }

    private static Set<LocalDate> daysOf(Figure<?> figure) {
        return switch (figure) {
            case OnDays<?> one -> new HashSet<>(one.days());
            case OverPeriods<?> one -> {
                var ends = new HashSet<LocalDate>();
                one.periods().stream()
                        .flatMap(period -> Stream.of(period.from(), period.to()))
                        .forEach(ends::add);
                yield ends;
            }
        };
    }

    private Mono<Void> countAll(Figure<?> figure) {
        return facts.allAfter("")
                .concatMap(subjects::of)
                .publishOn(Schedulers.parallel(), PORTIONS_AHEAD)
                .doOnNext(portion -> portion.forEach(figure::count))
                .then();
    }

    private Mono<Void> countKept(Figure<?> figure, Collection<LocalDate> asked) {
        return late.waiting(asked.stream().max(LocalDate::compareTo).orElseThrow())
                .flatMap(
                        changed ->
                                countKept(figure, asked, changed)
                                        .then(Mono.defer(() -> countThese(figure, changed))));
    }

    private Mono<Void> countKept(
            Figure<?> figure, Collection<LocalDate> asked, List<AccountId> but) {
        return switch (figure) {
            case OnDays<?> one -> positions.stocks(asked, but).doOnNext(one::count).then();
            case OverPeriods<?> one ->
                    Flux.fromIterable(one.periods())
                            .concatMap(period -> positions.moves(period, but))
                            .doOnNext(one::count)
                            .then();
        };
    }

    private Mono<Void> countThese(Figure<?> figure, List<AccountId> accounts) {
        return Flux.fromIterable(accounts)
                .buffer(AT_ONCE)
                .concatMap(facts::of)
                .concatMap(subjects::of)
                .publishOn(Schedulers.parallel(), PORTIONS_AHEAD)
                .doOnNext(portion -> portion.forEach(figure::count))
                .then();
    }
}
