package io.forbear.account.figure;

import io.forbear.account.fact.FactScan;
import io.forbear.account.fact.KnownFacts;
import io.forbear.account.stage.Hindsight;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Counts all accounts, as they are known at one moment. */
@Component
class FigureService {
    private static final int PORTIONS_AHEAD = 2;

    private final FactScan facts;
    private final PlacementSpans placements;
    private final Hindsight hindsight;

    FigureService(FactScan facts, PlacementSpans placements, Hindsight hindsight) {
        this.facts = facts;
        this.placements = placements;
        this.hindsight = hindsight;
    }

    /** Counts every account into a figure, away from the threads that serve others. */
    <F extends Figure<?>> Mono<F> count(Supplier<F> empty) {
        return facts.allAfter("")
                .concatMap(this::subjects)
                .publishOn(Schedulers.parallel(), PORTIONS_AHEAD)
                .reduceWith(empty, FigureService::counted)
                .as(facts::atOneMoment);
    }

    private static <F extends Figure<?>> F counted(F figure, List<Subject> accounts) {
        accounts.forEach(figure::count);
        return figure;
    }

    private Mono<List<Subject>> subjects(List<KnownFacts> portion) {
        return placements
                .of(portion.stream().map(KnownFacts::account).toList())
                .map(
                        placed ->
                                portion.stream()
                                        .flatMap(known -> Stream.ofNullable(hindsight.of(known)))
                                        .map(
                                                history ->
                                                        new Subject(
                                                                history,
                                                                placed.getOrDefault(
                                                                        history.account(),
                                                                        List.of())))
                                        .toList());
    }
}
