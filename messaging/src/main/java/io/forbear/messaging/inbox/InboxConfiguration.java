package io.forbear.messaging.inbox;

import io.forbear.messaging.ParkingStream;
import io.forbear.messaging.RememberedRequests;
import io.forbear.messaging.Subscription;
import io.forbear.messaging.TraceContexts;
import io.forbear.messaging.erasure.PersonalDataErasure;
import io.forbear.messaging.erasure.PersonalRows;
import io.forbear.messaging.outbox.OutboxRows;
import io.forbear.messaging.outbox.OutboxSettings;
import io.forbear.messaging.retention.TableRetention;
import io.forbear.messaging.retention.TableRetentionSettings;
import io.forbear.messaging.topics.RegistrySettings;
import io.forbear.messaging.wire.EventBytes;
import io.forbear.messaging.wire.KafkaClients;
import io.forbear.messaging.wire.RegistryProbe;
import io.forbear.messaging.work.ConsumerWork;
import io.forbear.service.work.Work;
import io.forbear.topics.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** Builds consumers, parking and replay from a service's subscriptions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({InboxSettings.class, TableRetentionSettings.class})
public class InboxConfiguration {

    @Bean
    Subscriptions subscriptions(
            @Value("${spring.application.name}") String service,
            ObjectProvider<Subscription<?>> subscriptions) {
        return new Subscriptions(service, List.copyOf(subscriptions.stream().toList()));
    }

    @Bean
    PersonalDataErasure personalDataErasure(
            DatabaseClient database, ObjectProvider<PersonalRows> rows) {
        return new PersonalDataErasure(database, rows.stream().toList());
    }

    @Bean
    InboxMetrics inboxMetrics(MeterRegistry meters) {
        return new InboxMetrics(meters);
    }

    @Bean
    RegistryProbe registryProbe(RegistrySettings registry) {
        return new RegistryProbe(registry.access());
    }

    @Bean
    Decoder inboxDecoder(EventBytes bytes, RegistryProbe registry) {
        return new Decoder(bytes, registry);
    }

    @Bean
    ProcessedEvents processedEvents(DatabaseClient database) {
        return new ProcessedEvents(database);
    }

    @Bean
    ParkedRecords parkedRecords(DatabaseClient database) {
        return new ParkedRecords(database);
    }

    @Bean
    Parking parking(
            ParkedRecords parked, OutboxRows outbox, ReactiveTransactionManager transactions) {
        return new Parking(parked, outbox, TransactionalOperator.create(transactions));
    }

    @Bean
    Inbox inbox(
            Decoder decoder,
            ProcessedEvents processed,
            Parking parking,
            ReactiveTransactionManager transactions,
            InboxSettings settings,
            InboxMetrics metrics) {
        return new Inbox(
                decoder,
                processed,
                parking,
                TransactionalOperator.create(transactions),
                settings,
                metrics);
    }

    @Bean
    BatchInbox batchInbox(
            Subscriptions subscriptions,
            Decoder decoder,
            ProcessedEvents processed,
            Parking parking,
            ReactiveTransactionManager transactions,
            InboxSettings settings,
            InboxMetrics metrics,
            TraceContexts traces) {
        return new BatchInbox(
                subscriptions,
                decoder,
                processed,
                parking,
                TransactionalOperator.create(transactions),
                settings,
                metrics,
                traces);
    }

    @Bean
    StreamParking streamParking(
            ObjectProvider<ParkingStream> streams, ParkedRecords parked, OutboxRows outbox) {
        return new StreamParking(streams.stream().toList(), parked, outbox);
    }

    @Bean
    Consumers inboxConsumers(
            KafkaClients clients,
            Subscriptions subscriptions,
            Inbox inbox,
            BatchInbox together,
            StreamParking streams,
            InboxSettings settings,
            MeterRegistry meters,
            TraceContexts traces,
            @Value("${forbear.instance:}") String instance) {
        return new Consumers(
                clients,
                subscriptions,
                inbox,
                together,
                streams,
                settings,
                meters,
                traces,
                instance);
    }

    /** A group that rests on purpose does not work. */
    @Bean
    Work consumedBySubscriptions(
            Subscriptions subscriptions, Consumers consumers, ConsumerWork work) {
        return new Work(
                "subscriptions",
                now ->
                        Flux.fromIterable(subscriptions.groups())
                                .filter(group -> !consumers.isPaused(group))
                                .flatMap(
                                        group ->
                                                work.doneUntil(
                                                        group, subscriptions.topics(group), now))
                                .reduce(InboxConfiguration::earlier));
    }

    @Bean
    Work consumedByStreams(StreamParking streams, ConsumerWork work) {
        return new Work(
                "streams",
                now ->
                        Flux.fromIterable(streams.streams())
                                .flatMap(
                                        stream ->
                                                work.doneUntil(stream.group(), topics(stream), now))
                                .reduce(InboxConfiguration::earlier));
    }

    private static List<String> topics(ParkingStream stream) {
        return stream.topics().stream().map(Topic::name).toList();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    @Bean
    Replay replay(
            ParkedRecords parked,
            Subscriptions subscriptions,
            Decoder decoder,
            ProcessedEvents processed,
            ReactiveTransactionManager transactions,
            TraceContexts traces,
            StreamParking streams) {
        return new Replay(
                parked,
                subscriptions,
                decoder,
                processed,
                TransactionalOperator.create(transactions),
                traces,
                streams);
    }

    @Bean
    ParkedController parkedController(
            ParkedRecords parked,
            Decoder decoder,
            Replay replay,
            DatabaseClient database,
            ReactiveTransactionManager transactions,
            JsonMapper json) {
        var reader = new ParkedReader(decoder);
        var listing = new ParkedListing(parked, reader);
        return new ParkedController(
                listing,
                new ParkedService(
                        parked,
                        new ParkedDecisions(database, json),
                        replay,
                        listing,
                        reader,
                        TransactionalOperator.create(transactions)));
    }

    @Bean
    TableRetention tableRetention(
            DatabaseClient database, TableRetentionSettings settings, Clock clock) {
        return new TableRetention(database, settings, clock);
    }

    @Bean
    Housekeeping messagingHousekeeping(
            DatabaseClient database,
            InboxSettings settings,
            OutboxSettings outbox,
            ObjectProvider<RememberedRequests> requests,
            InboxMetrics metrics) {
        return new Housekeeping(database, settings, outbox, requests.stream().toList(), metrics);
    }
}
