package io.forbear.compliance.conduct;

import io.forbear.compliance.casefile.CaseFileStore;
import io.forbear.compliance.casefile.Standing.Term;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Detector;
import io.forbear.rules.Finding;
import io.forbear.rules.RuleBook;
import java.time.Clock;
import java.util.List;
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
    private final Detector detector;
    private final Assessor assessor;
    private final Clock clock;

    CaseFileQueries(StreamsBuilderFactoryBean streams, RuleBook book, Clock clock) {
        this.streams = streams;
        this.detector = new Detector(book);
        this.assessor = new Assessor(book);
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

    /** The terms that an event has started. */
    public Mono<List<Term>> terms(String debtorId, String subject) {
        return Mono.fromCallable(
                        () -> assessor.assess(load(debtorId), subject, clock.instant()).terms())
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Judged judge(CaseFile file) {
        return new Judged(file, detector.findings(file, clock.instant()));
    }

    private CaseFile load(String debtorId) {
        try {
            return CaseFileStore.load(rows(), debtorId);
        } catch (InvalidStateStoreException | IllegalStateException notRunning) {
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The case files are being moved; try again in some seconds.",
                    notRunning);
        }
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> rows() {
        var running = streams.getKafkaStreams();
        if (running == null) {
            throw new IllegalStateException("the stream has not been started");
        }
        return running.store(
                StoreQueryParameters.fromNameAndType(
                        CaseFileStore.NAME, QueryableStoreTypes.keyValueStore()));
    }
}
