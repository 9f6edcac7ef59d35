package io.forbear.compliance.conduct;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.compliance.casefile.CaseFileStore;
import io.forbear.compliance.casefile.ShadowStore;
import io.forbear.compliance.casefile.Standing;
import io.forbear.compliance.casefile.Standing.Term;
import io.forbear.compliance.instance.Whereabouts;
import io.forbear.compliance.rulepack.Horizon;
import io.forbear.compliance.rulepack.PacksInForce;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Detector;
import io.forbear.rules.Fact;
import io.forbear.rules.Finding;
import io.forbear.rules.RuleBook;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What the stream knows about a debtor at this moment, judged anew: the same facts, the same
 * kernel. Reads the disk, so not on a thread that serves others.
 */
@Component
public class CaseFileQueries {
    private final StreamsBuilderFactoryBean streams;
    private final Whereabouts whereabouts;
    private final PacksInForce packs;
    private final Horizon horizon;
    private final Clock clock;

    CaseFileQueries(
            StreamsBuilderFactoryBean streams,
            Whereabouts whereabouts,
            PacksInForce packs,
            Horizon horizon,
            Clock clock) {
        this.streams = streams;
        this.whereabouts = whereabouts;
        this.packs = packs;
        this.horizon = horizon;
        this.clock = clock;
    }

    /**
     * Everything known, and the rules to judge it by.
     *
     * @param asOf when it was looked up
     * @param told what was told about a contact that is final; null for all that is not
     */
    public record Known(
            CaseFile file,
            RuleBook book,
            Instant asOf,
            Function<String, @Nullable List<Finding>> told) {

        /** Where nothing is final. */
        public Known(CaseFile file, RuleBook book, Instant asOf) {
            this(file, book, asOf, _ -> null);
        }

        /**
         * The findings on a fact, observations included; on a contact that is final what was told
         * stands, for its history may be forgotten.
         */
        public List<Finding> findingsOn(String subject) {
            var stands = told.apply(subject);
            return stands == null ? new Detector(book).findingsOf(file, subject, asOf) : stands;
        }
    }

    /**
     * Everything known and found.
     *
     * @param findings observations included
     */
    public record Judged(CaseFile file, List<Finding> findings) {}

    /** Everything about a debtor; of one who is not known an empty file. */
    public Mono<Judged> judged(String debtorId) {
        return ask(debtorId, CaseFileQueries::judge);
    }

    /** The facts about a debtor; of one who is not known an empty file. */
    public Mono<CaseFile> file(String debtorId) {
        return ask(debtorId, Known::file);
    }

    /** An answer worked out from everything known about a debtor. */
    public <T> Mono<T> ask(String debtorId, Function<Known, T> question) {
        return Mono.fromCallable(() -> question.apply(known(debtorId)))
                .subscribeOn(Schedulers.boundedElastic());
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
                        () ->
                                guarded(
                                        () -> {
                                            var rows = running().store(rows(ShadowStore.NAME));
                                            ShadowStore.each(rows, packId, seen);
                                            return packId;
                                        }))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Known known(String debtorId) {
        var file = load(debtorId);
        var now = clock.instant();
        var since = horizon.asOf(now);
        return new Known(
                file,
                packs.current().book(),
                now,
                subject ->
                        Assessor.isFinal(file.fact(subject), since)
                                ? standing(debtorId, subject).findings()
                                : null);
    }

    private static Judged judge(Known known) {
        var facts = new ArrayList<>(known.file().facts());
        facts.sort(Comparator.comparing(Fact::occurredAt).thenComparing(Fact::id));
        var findings = new ArrayList<Finding>();
        facts.forEach(fact -> findings.addAll(known.findingsOn(fact.id())));
        return new Judged(known.file(), findings);
    }

    private CaseFile load(String debtorId) {
        return read(debtorId, rows -> CaseFileStore.load(rows, debtorId));
    }

    private Standing standing(String debtorId, String subject) {
        return read(debtorId, rows -> CaseFileStore.standing(rows, debtorId, subject));
    }

    private <T> T read(String debtorId, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, T> reading) {
        var partition = guarded(() -> partitionHere(debtorId));
        return guarded(
                () ->
                        reading.apply(
                                running()
                                        .store(rows(CaseFileStore.NAME).withPartition(partition))));
    }

    /** The partition that has the debtor; others know nothing of him. */
    private int partitionHere(String debtorId) {
        var place =
                running()
                        .queryMetadataForKey(
                                CaseFileStore.NAME,
                                debtorId.getBytes(UTF_8),
                                Serdes.ByteArray().serializer());
        if (place.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw new IllegalStateException("the partitions have not been assigned");
        }
        whereabouts.requireHere(place.activeHost());
        return place.partition();
    }

    private static <T> T guarded(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidStateStoreException | IllegalStateException notRunning) {
            throw Problem.unavailable(
                    "The case files are being moved; try again in some seconds.",
                    Duration.ofSeconds(2));
        }
    }

    private static StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> rows(String store) {
        return StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.keyValueStore());
    }

    private KafkaStreams running() {
        var running = streams.getKafkaStreams();
        if (running == null) {
            throw new IllegalStateException("the stream has not been started");
        }
        return running;
    }
}
