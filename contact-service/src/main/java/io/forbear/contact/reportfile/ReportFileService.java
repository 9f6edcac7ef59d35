package io.forbear.contact.reportfile;

import io.forbear.messaging.EventIds;
import java.time.Clock;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes files in: rows go to the database while they arrive, and no faster than it takes them. */
@Component
class ReportFileService {
    private static final int PORTION = 500;

    private final ReportFiles files;
    private final Clock clock;

    ReportFileService(ReportFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /**
     * What became of a file that was sent.
     *
     * @param isNew false if the same file was there before
     */
    record Arrival(ReportFile file, boolean isNew) {}

    /**
     * Takes a file.
     *
     * @return fails with a {@link io.forbear.service.problem.Problem} 422 if its header is wrong;
     *     nothing of it is taken then
     */
    Mono<Arrival> take(Sender sender, Flux<DataBuffer> content, String by) {
        return Mono.defer(
                () -> {
                    var now = clock.instant();
                    return take(new Upload(EventIds.next(clock), sender, by, now), content);
                });
    }

    private Mono<Arrival> take(Upload upload, Flux<DataBuffer> content) {
        return content.map(ReportFileService::bytes)
                .map(upload::feed)
                .concatWith(Mono.fromSupplier(upload::end))
                .concatMapIterable(rows -> rows)
                .buffer(PORTION)
                .switchOnFirst((first, portions) -> add(upload).thenMany(portions))
                .concatMap(rows -> files.addRows(upload.fileId(), rows), 1)
                .then(Mono.defer(() -> arrived(upload, upload.digest())))
                .onErrorResume(failure -> files.drop(upload.fileId()).then(Mono.error(failure)));
    }

    /** The header has been read when the first portion, or the end, is there. */
    private Mono<Void> add(Upload upload) {
        return upload.columns().isEmpty()
                ? Mono.empty()
                : files.add(
                        upload.fileId(),
                        upload.sender(),
                        upload.columns(),
                        upload.by(),
                        upload.now());
    }

    private Mono<Arrival> arrived(Upload upload, String digest) {
        return files.arrived(upload.fileId(), digest, upload.rows())
                .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(false))
                .flatMap(
                        isNew ->
                                isNew
                                        ? Mono.just(true)
                                        : files.drop(upload.fileId()).thenReturn(false))
                .flatMap(isNew -> files.findByDigest(digest).map(file -> new Arrival(file, isNew)));
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
