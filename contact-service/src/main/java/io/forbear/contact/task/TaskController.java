package io.forbear.contact.task;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.statement.StatedKind;
import io.forbear.messaging.request.Mark;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Work queues: what persons have to do. */
@RestController
@RequestMapping("/tasks")
class TaskController {
    private static final String WORKERS = "hasRole('collector')";
    private static final String READERS =
            "hasAnyRole('collector', 'compliance-officer', 'auditor', 'operations')";

    private final TaskService service;
    private final MadeTasks made;
    private final Tasks tasks;
    private final TaskListing listing;
    private final TaskHistory history;
    private final TaskAids aids;
    private final WishedCalls calls;

    TaskController(
            TaskService service,
            MadeTasks made,
            Tasks tasks,
            TaskListing listing,
            TaskHistory history,
            TaskAids aids,
            WishedCalls calls) {
        this.service = service;
        this.made = made;
        this.tasks = tasks;
        this.listing = listing;
        this.history = history;
        this.aids = aids;
        this.calls = calls;
    }

    /** To whom, and why. */
    record HandOver(
            @NotBlank @Size(max = 200) String to, @NotBlank @Size(max = 500) String because) {}

    /** Why a task is given back. */
    record Return(@NotBlank @Size(max = 500) String because) {}

    /** What came of a task. */
    enum Result {
        DONE,
        NOT_NEEDED,
        NOT_POSSIBLE
    }

    /**
     * How a task ended.
     *
     * @param stated what was said meanwhile that stops contacts; it has its effect at once
     */
    record Completion(
            @NotNull Result result,
            @Nullable @Size(max = 2000) String note,
            @Nullable Set<@NotNull StatedKind> stated) {}

    /** What a person wants done, and why. */
    record Made(
            @NotBlank @Size(max = 200) String debtorId,
            @Nullable @Size(min = 1, max = 200) String accountId,
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,59}") String kind,
            @NotBlank @Size(max = 500) String reason,
            @Nullable Channel channel,
            @Nullable Instant startAt,
            @Nullable Instant dueAt,
            @Nullable @Min(0) @Max(100) Integer priority) {
        private MadeTasks.Wanted wanted() {
            return new MadeTasks.Wanted(
                    debtorId, accountId, kind, reason, channel, startAt, dueAt, priority);
        }
    }

    @Operation(
            summary = "Makes a task by hand",
            description =
                    "With a reason. It is no contact: those need a wish that was reported, and a"
                            + " permit. The same Idempotency-Key makes no second one.")
    @PreAuthorize("hasAnyRole('collector', 'compliance-officer', 'operations')")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<TaskView> make(
            @Valid @RequestBody Made body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal caller) {
        var wanted = body.wanted();
        return made.make(wanted, caller.getName(), Mark.of(caller.getName(), key, wanted))
                .flatMap(this::view);
    }

    @Operation(
            summary = "Takes the next task that the caller can do",
            description =
                    "204 if there is none; 409 if it is not known what the caller can do, or he holds"
                            + " as many as he may. Nobody else gets it until the lock ends.")
    @PreAuthorize(WORKERS)
    @PostMapping("/next")
    Mono<ResponseEntity<TaskView>> next(Principal caller) {
        return service.takeNext(caller.getName())
                .flatMap(this::view)
                .map(ResponseEntity::ok)
                .defaultIfEmpty(ResponseEntity.noContent().build());
    }

    @Operation(summary = "Says that the caller is still at it: the lock runs anew")
    @PreAuthorize(WORKERS)
    @PostMapping("/{taskId}/lock")
    Mono<TaskView> prolong(@PathVariable UUID taskId, Principal caller) {
        return service.prolong(taskId, caller.getName()).then(Mono.defer(() -> view(taskId)));
    }

    @Operation(summary = "Asks the gate anew for a task that is a contact")
    @PreAuthorize(WORKERS)
    @PostMapping("/{taskId}/permit")
    Mono<TaskView> askAgain(@PathVariable UUID taskId, Principal caller) {
        return service.askAgain(taskId, caller.getName()).then(Mono.defer(() -> view(taskId)));
    }

    @Operation(summary = "Hands a task over to somebody who can do it")
    @PreAuthorize(WORKERS)
    @PostMapping("/{taskId}/hand-over")
    Mono<TaskView> handOver(
            @PathVariable UUID taskId, @Valid @RequestBody HandOver body, Principal caller) {
        return service.handOver(taskId, caller.getName(), body.to(), body.because())
                .then(Mono.defer(() -> view(taskId)));
    }

    @Operation(summary = "Gives a task back to its queue")
    @PreAuthorize(WORKERS)
    @PostMapping("/{taskId}/return")
    Mono<TaskView> giveBack(
            @PathVariable UUID taskId, @Valid @RequestBody Return body, Principal caller) {
        return service.giveBack(taskId, caller.getName(), body.because())
                .then(Mono.defer(() -> view(taskId)));
    }

    @Operation(summary = "Ends a task")
    @PreAuthorize(WORKERS)
    @PostMapping("/{taskId}/completion")
    Mono<TaskView> complete(
            @PathVariable UUID taskId, @Valid @RequestBody Completion body, Principal caller) {
        var stated = body.stated();
        return service.complete(
                        taskId,
                        caller.getName(),
                        new TaskService.End(body.result().name(), body.note()),
                        stated == null ? Set.of() : stated)
                .then(Mono.defer(() -> view(taskId)));
    }

    @Operation(
            summary = "A task with all that helps to do it",
            description =
                    "Facts of the case, offers that may be made, what must be said and must not be,"
                            + " and a script; of a contact, its permit. A part that is missing says so.")
    @PreAuthorize(READERS)
    @GetMapping("/{taskId}")
    Mono<TaskPage> task(
            @PathVariable UUID taskId,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
        return tasks.find(taskId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("task", taskId.toString())))
                .flatMap(task -> aids.of(task, authorization));
    }

    @Operation(summary = "Who did what with a task, and why")
    @PreAuthorize(READERS)
    @GetMapping("/{taskId}/history")
    Mono<List<TaskHistory.Entry>> history(@PathVariable UUID taskId) {
        return view(taskId).then(Mono.defer(() -> history.of(taskId).collectList()));
    }

    @Operation(summary = "Tasks, newest first")
    @PreAuthorize(READERS)
    @GetMapping
    Mono<Page<TaskView>> list(
            @RequestParam(required = false) Holding.@Nullable State state,
            @RequestParam(required = false) @Nullable String debtorId,
            @RequestParam(required = false) @Nullable String holder,
            @RequestParam(required = false) @Nullable Boolean reminded,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var size = Limit.of(limit);
        var name = state == null ? null : state.name();
        var filter = new TaskListing.Filter(name, debtorId, holder, false, reminded);
        return listing.list(filter, after(cursor), size + 1)
                .collectList()
                .map(rows -> Page.of(rows, size, TaskController::cursorOf))
                .flatMap(this::views);
    }

    private Mono<Page<TaskView>> views(Page<Task> page) {
        return Flux.fromIterable(page.items())
                .concatMap(calls::view)
                .collectList()
                .map(views -> new Page<>(views, page.nextCursor()));
    }

    private static Cursor cursorOf(Task task) {
        return Cursor.at(task.createdAt().toString(), task.taskId().toString());
    }

    private static @Nullable Cursor after(@Nullable String text) {
        var cursor = Cursor.parse(text, 2);
        try {
            if (cursor != null) {
                Instant.parse(cursor.key(0));
                UUID.fromString(cursor.key(1));
            }
            return cursor;
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw Problem.badRequest("cursor", "must be the nextCursor of an earlier page");
        }
    }

    private Mono<TaskView> view(UUID taskId) {
        return tasks.find(taskId)
                .flatMap(calls::view)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("task", taskId.toString())));
    }
}
