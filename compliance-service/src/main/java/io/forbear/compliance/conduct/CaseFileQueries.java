package io.forbear.compliance.conduct;

import io.forbear.compliance.casefile.CaseFileStore;
import io.forbear.compliance.casefile.ShadowStore;
import io.forbear.compliance.casefile.Standing.Term;
import io.forbear.compliance.rulepack.PacksInForce;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Detector;
import io.forbear.rules.Finding;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What the stream knows about a debtor at this moment, judged anew: the same facts, the same
 * kernel. Reads the disk, so not on a thread that serves others.
 */
@Component
public class CaseFileQueries {
    private final StreamsBuilderFactoryBean streams;
    private final PacksInForce packs;
    private final Clock clock;

    CaseFileQueries(StreamsBuilderFactoryBean streams, PacksInForce packs, Clock clock) {
        this.streams = streams;
        this.packs = packs;
        this.clock = clock;
    }

    /**
     * Everything known and found.
     *
     * @param findings observations included
     */
    public record Judged(CaseFile file, List<Finding> findings) {}

    /** Everything about a debtor; of one who is not known an empty file. */
    public Mono<Judged> judged(String debtorId) {
        return Mono.fromCallable(() -> judge(load(debtorId)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** The facts about a debtor; of one who is not known an empty file. */
    public Mono<CaseFile> file(String debtorId) {
        return Mono.fromCallable(() -> load(debtorId)).subscribeOn(Schedulers.boundedElastic());
    }

    /** The terms that an event has started. */
    public Mono<List<Term>> terms(String debtorId, String subject) {
        return file(debtorId).map(file -> terms(file, subject));
    }

    /** The terms that an event in a file has started. */
    public List<Term> terms(CaseFile file, String subject) {
        var assessor = new Assessor(packs.current().book());
        return assessor.assess(file, subject, clock.instant()).terms();
    }

    /** Every difference that a pack without effect has made here. */
    public Mono<Void> eachShadow(String packId, Consumer<ShadowStore.Row> seen) {
        return Mono.<Void>fromRunnable(
                        () -> guarded(() -> ShadowStore.each(rows(ShadowStore.NAME), packId, seen)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Judged judge(CaseFile file) {
        var detector = new Detector(packs.current().book());
        return new Judged(file, detector.findings(file, clock.instant()));
    }

    private CaseFile load(String debtorId) {
        var file = new CaseFile(debtorId);
        guarded(() -> file.addAll(CaseFileStore.load(rows(CaseFileStore.NAME), debtorId).facts()));
        return file;
    }

    private static void guarded(Runnable reading) {
        try {
            reading.run();
        } catch (InvalidStateStoreException | IllegalStateException notRunning) {
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The case files are being moved; try again in some seconds.",
                    notRunning);
        }
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> rows(String store) {
        var running = streams.getKafkaStreams();
        if (running == null) {
            throw new IllegalStateException("the stream has not been started");
        }
        return running.store(
                StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.keyValueStore()));
    }
}
