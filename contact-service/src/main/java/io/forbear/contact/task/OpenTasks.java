package io.forbear.contact.task;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is left for persons to do for a debtor. */
@Component
public class OpenTasks {
    private static final int MOST = 100;

    private final Tasks tasks;
    private final Clock clock;

    OpenTasks(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The tasks that have not ended, newest first. */
    public Mono<List<?>> of(String debtorId) {
        return tasks.list(new Tasks.Filter(null, debtorId, null), null, MOST)
                .filter(task -> task.endedAt() == null)
                .map(task -> TaskView.of(task, clock.instant()))
                .collectList()
                .map(all -> all);
    }
}
