package io.forbear.plan.promise;

import io.forbear.service.page.Cursor;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Promises as they stand this minute, by all facts that are known. */
@Component
public class PromiseViews {
    private final Promises promises;
    private final PromiseTracking tracking;
    private final Clock clock;

    PromiseViews(Promises promises, PromiseTracking tracking, Clock clock) {
        this.promises = promises;
        this.tracking = tracking;
        this.clock = clock;
    }

    /** What a promise has come to. */
    public Mono<Outcome> outcome(String promiseId) {
        return of(promiseId).map(PromiseView::outcome);
    }

    /** Fails with a {@link Problem} 404 for an unknown promise. */
    Mono<PromiseView> of(String promiseId) {
        return promises.find(promiseId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("promise", promiseId)))
                .flatMap(this::view);
    }

    Mono<Page<PromiseView>> list(
            @Nullable String debtorId, @Nullable Outcome outcome, @Nullable Cursor last, int size) {
        var after = last == null ? "" : last.key(0);
        return promises.list(debtorId, outcome, after, size + 1)
                .concatMap(this::view)
                .collectList()
                .map(found -> Page.of(found, size, view -> Cursor.at(view.promiseId())));
    }

    /** A promise is judged among all of its debtor. */
    private Mono<PromiseView> view(Promises.Entry entry) {
        var debtorId = entry.promise().debtorId();
        return promises.ofDebtor(debtorId)
                .map(entries -> entries.stream().map(Promises.Entry::promise).toList())
                .flatMap(all -> tracking.judged(all, debtorId, clock.instant()))
                .map(judged -> PromiseView.of(find(judged, entry), entry.told().sequence()));
    }

    private static Judged find(List<Judged> judged, Promises.Entry entry) {
        return judged.stream()
                .filter(one -> one.promise().promiseId().equals(entry.promise().promiseId()))
                .findFirst()
                .orElseThrow();
    }
}
