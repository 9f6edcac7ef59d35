package io.forbear.contact.reportfile;

import io.forbear.contact.attempt.AttemptBody;
import io.forbear.contact.attempt.AttemptService;
import io.forbear.contact.attempt.Receipt;
import io.forbear.contact.attempt.ReportReader.Read;
import io.forbear.contact.attempt.Verdict;
import io.forbear.contact.attempt.Warning;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
                .flatMap(waiting -> take(waiting).thenReturn(true))
                .defaultIfEmpty(false)
                .as(transaction::transactional);
    }

    private Mono<Void> take(ReportFiles.Waiting waiting) {
        return files.next(waiting.file(), PORTION)
                .collectList()
                .flatMap(rows -> take(waiting, rows));
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
