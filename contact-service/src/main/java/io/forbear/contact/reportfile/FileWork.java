package io.forbear.contact.reportfile;

import io.forbear.contact.attempt.AttemptBody;
import io.forbear.contact.attempt.AttemptService;
import io.forbear.contact.attempt.Receipt;
import io.forbear.contact.attempt.ReportReader.Read;
import io.forbear.contact.attempt.Verdict;
import io.forbear.contact.attempt.Warning;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Takes the rows of files, portion by portion: reports, answers and progress in one transaction. So
 * a restart goes on where it was, and any number of instances can work side by side.
 */
@Component
class FileWork {
    private static final Logger LOG = LoggerFactory.getLogger(FileWork.class);
    private static final int PORTION = 200;

    private final ReportFiles files;
    private final RowReader reader;
    private final AttemptService attempts;
    private final TransactionalOperator transaction;
    private final Clock clock;

    FileWork(
            ReportFiles files,
            RowReader reader,
            AttemptService attempts,
            TransactionalOperator transaction,
            Clock clock) {
        this.files = files;
        this.reader = reader;
        this.attempts = attempts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Works until no file waits; what fails is tried again the next time. */
    @Scheduled(fixedDelayString = "${forbear.contact.report-files.every:1s}")
    Mono<Void> work() {
        return portion()
                .repeat()
                .takeWhile(worked -> worked)
                .then()
                .doOnError(failure -> LOG.error("cannot work on a file of reports", failure))
                .onErrorComplete();
    }

    private Mono<Boolean> portion() {
        return Mono.defer(files::holdNext)
                .flatMap(waiting -> taken(waiting, PORTION))
                .defaultIfEmpty(false)
                .as(transaction::transactional)
                .onErrorResume(Stuck.class, stuck -> rowByRow(stuck.file));
    }

    private Mono<Boolean> taken(ReportFiles.Waiting waiting, int limit) {
        return take(waiting, limit)
                .thenReturn(true)
                .onErrorMap(failure -> new Stuck(waiting.file(), failure));
    }

    /** A portion failed: one row that cannot be taken must keep neither the others nor files. */
    private Mono<Boolean> rowByRow(ReportFile file) {
        return row(file.fileId())
                .repeat(PORTION - 1L)
                .takeWhile(worked -> worked)
                .then(Mono.just(true));
    }

    private Mono<Boolean> row(UUID fileId) {
        return Mono.defer(() -> files.hold(fileId))
                .flatMap(waiting -> taken(waiting, 1))
                .defaultIfEmpty(false)
                .as(transaction::transactional)
                .onErrorResume(Stuck.class, this::getOver);
    }

    /** What is wrong with the row is its sender's to set right; an outage is not: it passes. */
    private Mono<Boolean> getOver(Stuck stuck) {
        var file = stuck.file;
        if (!stuck.isOfTheRow()) {
            return files.postpone(file.fileId(), clock.instant()).then(Mono.error(stuck));
        }
        LOG.error("cannot take row {} of file {}", file.done() + 1, file.fileId(), stuck);
        return files.hold(file.fileId())
                .filter(waiting -> waiting.file().done() == file.done())
                .flatMapMany(waiting -> files.next(waiting.file(), 1))
                .concatMap(row -> files.answer(file.fileId(), List.of(refused(row)), now()))
                .then(Mono.just(true))
                .as(transaction::transactional);
    }

    private Instant now() {
        return clock.instant();
    }

    private static FileRow refused(NumberedRow row) {
        var fault = RowReader.fault("", "cannot be stored; the service's log says why");
        var line = row.raw().line();
        return new FileRow(
                row.number(), line, Verdict.REFUSED.name(), null, List.of(fault), List.of());
    }

    /** That rows of a file could not be taken. */
    private static final class Stuck extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ReportFile file;

        Stuck(ReportFile file, Throwable cause) {
            super("cannot go on with file " + file.fileId(), cause);
            this.file = file;
        }

        boolean isOfTheRow() {
            return getCause() instanceof DataIntegrityViolationException
                    || getCause() instanceof IllegalArgumentException
                    || getCause() instanceof DateTimeException
                    || getCause() instanceof ArithmeticException;
        }
    }

    private Mono<Void> take(ReportFiles.Waiting waiting, int limit) {
        return files.next(waiting.file(), limit).collectList().flatMap(rows -> take(waiting, rows));
    }

    private Mono<Void> take(ReportFiles.Waiting waiting, List<NumberedRow> rows) {
        var sender = waiting.file().sender();
        var read =
                rows.stream()
                        .map(row -> reader.read(row.raw().content(), waiting.columns(), sender))
                        .toList();
        return attempts.takeAll(bodies(read))
                .map(receipts -> answers(rows, read, receipts))
                .flatMap(done -> files.answer(waiting.file().fileId(), done, clock.instant()));
    }

    private static List<AttemptBody> bodies(List<Read> all) {
        var bodies = new ArrayList<AttemptBody>();
        for (var one : all) {
            if (one instanceof Read.Report report) {
                bodies.add(report.body());
            }
        }
        return bodies;
    }

    private static List<FileRow> answers(
            List<NumberedRow> rows, List<Read> read, List<Receipt> receipts) {
        var answers = new ArrayList<FileRow>();
        var next = receipts.iterator();
        for (int i = 0; i < rows.size(); i++) {
            answers.add(answer(rows.get(i), read.get(i), next));
        }
        return answers;
    }

    private static FileRow answer(NumberedRow row, Read read, Iterator<Receipt> receipts) {
        var line = row.raw().line();
        return switch (read) {
            case Read.Refused refused ->
                    new FileRow(
                            row.number(),
                            line,
                            Verdict.REFUSED.name(),
                            null,
                            refused.faults(),
                            List.of());
            case Read.Report _ -> answer(row.number(), line, receipts.next());
        };
    }

    private static FileRow answer(int number, int line, Receipt receipt) {
        var verdict = Verdict.of(receipt);
        var warnings = verdict == Verdict.TAKEN ? receipt.warnings() : List.<Warning>of();
        return new FileRow(
                number, line, verdict.name(), receipt.attemptId(), verdict.faults(), warnings);
    }
}
