package io.forbear.contact.task;

import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is left for persons to do for a debtor. */
@Component
public class OpenTasks {
    private static final int MOST = 100;

    private final TaskListing listing;
    private final WishedCalls calls;

    OpenTasks(TaskListing listing, WishedCalls calls) {
        this.listing = listing;
        this.calls = calls;
    }

    /** The tasks that have not ended, newest first. */
    public Mono<List<?>> of(String debtorId) {
        return listing.list(new TaskListing.Filter(null, debtorId, null, true, null), null, MOST)
                .concatMap(calls::view)
                .collectList()
                .map(all -> all);
    }
}
