package io.forbear.contact.reportfile;

import io.forbear.contact.attempt.Reporter;
import io.forbear.contact.debtor.ActorKind;
import io.forbear.service.csv.CsvTable;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.nio.charset.Charset;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes files of reports, and tells what became of each row. */
@RestController
@RequestMapping("/contact-attempts/files")
class ReportFileController {
    private static final String SENDERS = "hasAnyRole('gateway', 'agency-desk')";
    private static final String READERS =
            "hasAnyRole('gateway', 'agency-desk', 'compliance-officer', 'auditor')";
    private static final Set<String> CHARSETS = Set.of("UTF-8", "GB18030");
    private static final int PORTION = 1000;
    private static final CsvTable TABLE = CsvTable.of(ReportedRow.class);

    private final ReportFileService service;
    private final ReportFiles files;

    ReportFileController(ReportFileService service, ReportFiles files) {
        this.service = service;
        this.files = files;
    }

    /**
     * Says who sends.
     *
     * @param agency legal entity that made the contacts
     * @param creditor on whose behalf
     * @param zone of the local times in the file, or an offset like +08:00
     * @param clockAhead how far its clock is ahead, like PT2M30S; below zero: behind
     */
    record SenderParameters(
            @Nullable String agency,
            @Nullable ActorKind kind,
            @Nullable String creditor,
            @Nullable String zone,
            @Nullable String clockAhead) {

        private Sender sender(@Nullable Charset charset) {
            var name = charset == null ? "UTF-8" : charset.name();
            if (!CHARSETS.contains(name)) {
                throw Problem.badRequest("charset", "must be UTF-8 or GB18030, found " + name);
            }
            return new Sender(
                    given("agency", agency),
                    kind == null ? ActorKind.AGENCY : kind,
                    given("creditor", creditor),
                    zone(given("zone", zone)),
                    ahead(),
                    name);
        }

        private static String given(String name, @Nullable String value) {
            if (value == null || value.isBlank()) {
                throw Problem.badRequest(name, "is missing");
            }
            return value;
        }

        private static ZoneId zone(String text) {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw Problem.badRequest(
                        "zone", "must be a time zone like Asia/Shanghai or +08:00, found " + text);
            }
        }

        private Duration ahead() {
            try {
                var ahead = clockAhead == null ? Duration.ZERO : Duration.parse(clockAhead);
                return new SenderClock(ZoneOffset.UTC, ahead).ahead();
            } catch (DateTimeException | IllegalArgumentException e) {
                throw Problem.badRequest(
                        "clockAhead",
                        "must be a duration like PT2M30S of at most %s, found %s"
                                .formatted(SenderClock.MOST_AHEAD, clockAhead));
            }
        }
    }

    @Operation(
            summary = "Takes a file of reports with the sender's own clock",
            description =
                    "RFC 4180 with a header, UTF-8 or GB18030, at most a million rows. Answers as soon"
                            + " as the file is stored: 202, or 200 if the same file was there before,"
                            + " which changes nothing. Its rows are taken one by one afterwards.")
    @PreAuthorize(SENDERS)
    @PostMapping(consumes = "text/csv")
    Mono<ResponseEntity<ReportFile>> take(
            SenderParameters from,
            @RequestBody Flux<DataBuffer> content,
            @RequestHeader("Content-Type") MediaType type,
            Principal caller) {
        var sender = checked(from.sender(type.getCharset()), caller);
        return service.take(sender, content, caller.getName()).map(ReportFileController::answer);
    }

    private static Sender checked(Sender sender, Principal caller) {
        if (!Reporter.of(caller).speaksFor(sender.legalEntityId())) {
            throw Reporter.refusal(sender.legalEntityId());
        }
        return sender;
    }

    @Operation(summary = "The same as part `file` of a form")
    @PreAuthorize(SENDERS)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ResponseEntity<ReportFile>> takePart(
            SenderParameters from, @RequestPart("file") Mono<Part> file, Principal caller) {
        return file.flatMap(
                        part -> {
                            var type = part.headers().getContentType();
                            var sender = from.sender(type == null ? null : type.getCharset());
                            return service.take(
                                    checked(sender, caller), part.content(), caller.getName());
                        })
                .map(ReportFileController::answer);
    }

    private static ResponseEntity<ReportFile> answer(ReportFileService.Arrival arrival) {
        return ResponseEntity.status(arrival.isNew() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .location(URI.create("/contact-attempts/files/" + arrival.file().fileId()))
                .body(arrival.file());
    }

    @Operation(summary = "How far a file has been worked on")
    @PreAuthorize(READERS)
    @GetMapping("/{fileId}")
    Mono<ReportFile> file(@PathVariable UUID fileId, Principal caller) {
        var reader = Reporter.of(caller);
        return files.find(fileId)
                .filter(file -> reader.speaksFor(file.sender().legalEntityId()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("file", fileId.toString())));
    }

    @Operation(summary = "What became of the rows of a file")
    @PreAuthorize(READERS)
    @GetMapping("/{fileId}/rows")
    Mono<Page<FileRow>> rows(
            @PathVariable UUID fileId,
            @RequestParam(required = false) @Nullable String standing,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Principal caller) {
        var size = Limit.of(limit);
        var after = after(Cursor.parse(cursor, 1));
        return file(fileId, caller)
                .thenMany(Flux.defer(() -> files.list(fileId, standing, after, size + 1)))
                .collectList()
                .map(rows -> Page.of(rows, size, row -> Cursor.at("" + row.number())));
    }

    private static int after(@Nullable Cursor last) {
        try {
            return last == null ? 0 : Integer.parseInt(last.key(0));
        } catch (NumberFormatException notOfThisListing) {
            throw Problem.badRequest("cursor", "must be the nextCursor of an earlier page");
        }
    }

    @Operation(summary = "The same as comma-separated values, without a limit")
    @PreAuthorize(READERS)
    @GetMapping(path = "/{fileId}/report.csv", produces = "text/csv;charset=UTF-8")
    Flux<String> report(
            @PathVariable UUID fileId,
            @RequestParam(required = false) @Nullable String standing,
            ServerHttpResponse response,
            Principal caller) {
        response.getHeaders()
                .setContentDisposition(
                        ContentDisposition.attachment().filename("report.csv").build());
        return file(fileId, caller)
                .thenMany(Flux.defer(() -> portions(fileId, standing)))
                .map(TABLE::rows)
                .startWith(TABLE.header());
    }

    private Flux<List<ReportedRow>> portions(UUID fileId, @Nullable String standing) {
        return portion(fileId, standing, 0)
                .expand(
                        rows ->
                                rows.size() < PORTION
                                        ? Mono.empty()
                                        : portion(fileId, standing, rows.getLast().number()))
                .map(rows -> rows.stream().map(ReportedRow::of).toList());
    }

    private Mono<List<FileRow>> portion(UUID fileId, @Nullable String standing, int after) {
        return files.list(fileId, standing, after, PORTION).collectList();
    }
}
