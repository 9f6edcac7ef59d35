package io.forbear.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.embedded.Certificates;
import io.forbear.topics.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every client at every topic of a broker that was brought to the policy by the tool. */
class AccessIT {
    private static final Set<String> CLIENTS = AccessPolicy.simulation().clients().keySet();
    private static final List<String> TOPICS =
            Topics.all().stream().flatMap(t -> Stream.of(t.name(), t.parkedName())).toList();
    private static final String MARKER = "outbox.published";

    private static SecuredBroker broker;
    private static SecuredBroker.Outcome applied;

    @BeforeAll
    static void start() throws Exception {
        broker = new SecuredBroker();
        try (var admin = Admin.create(broker.client("admin"))) {
            var all =
                    Stream.concat(TOPICS.stream(), Stream.of(MARKER))
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList();
            admin.createTopics(all).all().get();
        }
        applied = broker.acls("apply", "--passwords", broker.passwords().toString());
    }

    @AfterAll
    static void stop() throws IOException {
        broker.close();
    }

    @Test
    void letsEachWriteWhatIsHisAndRefusesEveryOtherWrite() throws Exception {
        var written = new LinkedHashMap<String, Set<String>>();
        for (var client : CLIENTS) {
            written.put(client, writes(client));
        }

        assertThat(writersOf(written, Topics.CONTACT_DECIDED.name()))
                .containsExactly("compliance-service");
        assertThat(TOPICS)
                .filteredOn(name -> name.matches("contact\\.command\\.[a-z]+"))
                .hasSize(5)
                .allSatisfy(
                        name ->
                                assertThat(writersOf(written, name))
                                        .containsExactly("contact-service"));
        assertThat(written).isEqualTo(allowed(AclOperation.WRITE));
    }

    @Test
    void letsEachReadWhatIsHisAndNothingElse() throws Exception {
        var readable = new LinkedHashMap<String, Set<String>>();
        for (var client : CLIENTS) {
            readable.put(client, readable(client));
        }

        assertThat(readable).isEqualTo(allowed(AclOperation.READ));
    }

    @Test
    void letsARelayPublishInTransactionsOfItsServiceAndOfNoOther() throws Exception {
        var record = new ProducerRecord<>("account.stage", "d1", "x");
        var group = broker.client("account-service");
        group.put("group.id", "outbox-account-service");
        try (var relay = transactional("account-service", "outbox-account-service");
                var progress = reading(group)) {
            relay.initTransactions();
            relay.beginTransaction();
            relay.send(record).get();
            relay.sendOffsetsToTransaction(
                    Map.of(new TopicPartition(MARKER, 0), new OffsetAndMetadata(1)),
                    progress.groupMetadata());
            relay.commitTransaction();
        }
        try (var other = transactional("account-service", "outbox-plan-service")) {
            assertThatThrownBy(other::initTransactions)
                    .isInstanceOf(TransactionalIdAuthorizationException.class);
        }
        var settings = broker.client("account-service");
        settings.put("group.id", "plan-service");
        try (var other = reading(settings)) {
            var payments = new TopicPartition("account.payment", 0);
            assertThatThrownBy(() -> other.committed(Set.of(payments)))
                    .isInstanceOf(GroupAuthorizationException.class);
        }
    }

    @Test
    void letsServicesMakeTopicsOfTheCatalogueAndNoOthers() throws Exception {
        try (var admin = Admin.create(broker.client("plan-service"))) {
            var other = List.of(new NewTopic("plan.secret", 1, (short) 1));
            assertThatThrownBy(() -> admin.createTopics(other).all().get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() -> admin.deleteTopics(List.of("plan.agreed")).all().get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void saysWhatItDidAndHasNothingLeftToDo() throws Exception {
        assertThat(applied.errors()).isEmpty();
        assertThat(applied.code()).isZero();
        assertThat(applied.output())
                .contains("+ User:compliance-service allow write topic:contact.decided (literal)");
        var again = broker.acls("plan", "--json");
        assertThat(again.code()).as(again.output()).isZero();
        assertThat(again.output()).startsWith("{\"added\":[],\"removed\":[],");
    }

    @Test
    void refusesAWrongPasswordAnUnknownAuthorityAndWhoeverComesWithoutTls(@TempDir Path folder)
            throws Exception {
        var wrong = broker.client("plan-service");
        wrong.computeIfPresent(
                "sasl.jaas.config",
                (_, login) -> login.toString().replaceAll("password=\".", "$0x"));
        assertThatThrownBy(() -> names(wrong))
                .hasCauseInstanceOf(SaslAuthenticationException.class);

        var stranger = broker.client("plan-service");
        var other = Certificates.in(folder).authority();
        stranger.put("ssl.truststore.location", other.toString());
        assertThatThrownBy(() -> names(stranger))
                .hasCauseInstanceOf(SslAuthenticationException.class);

        var plain = new HashMap<String, Object>();
        plain.put("bootstrap.servers", broker.bootstrapServers());
        plain.put("default.api.timeout.ms", 1500);
        plain.put("request.timeout.ms", 1000);
        assertThatThrownBy(() -> names(plain)).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void letsOperationsLookAtTheListsAndNobodyWhoHasNoBusinessThere() throws Exception {
        assertThat(broker.aclsAs("operator", "plan").code()).isZero();
        var refused = broker.aclsAs("plan-service", "plan");
        assertThat(refused.code()).isEqualTo(AclsCommand.OUT);
        assertThat(refused.errors()).contains("this client has no right to it");
    }

    private static Set<String> names(Map<String, Object> settings) throws Exception {
        try (var admin = Admin.create(settings)) {
            return admin.listTopics().names().get();
        }
    }

    /** Tries to write every topic; without idempotence, which asks for rights of its own. */
    private static Set<String> writes(String client) throws InterruptedException {
        var settings = broker.client(client);
        settings.put("enable.idempotence", false);
        settings.put("max.block.ms", 10_000);
        settings.put("retries", 0);
        var written = new TreeSet<String>();
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var sent = new LinkedHashMap<String, Future<?>>();
            for (var topic : TOPICS) {
                sent.put(topic, producer.send(new ProducerRecord<>(topic, "d1", client)));
            }
            for (var one : sent.entrySet()) {
                if (isTaken(one.getValue())) {
                    written.add(one.getKey());
                }
            }
        }
        return written;
    }

    private static boolean isTaken(Future<?> sent) throws InterruptedException {
        try {
            sent.get();
            return true;
        } catch (ExecutionException refused) {
            assertThat(refused).hasCauseInstanceOf(TopicAuthorizationException.class);
            return false;
        }
    }

    /** As the broker itself tells a client what it may do. */
    private static Set<String> readable(String client) throws Exception {
        var readable = new TreeSet<String>();
        try (var admin = Admin.create(broker.client(client))) {
            var options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
            for (var one : admin.describeTopics(TOPICS, options).topicNameValues().entrySet()) {
                try {
                    var may = one.getValue().get().authorizedOperations();
                    if (may.contains(AclOperation.READ)) {
                        readable.add(one.getKey());
                    }
                } catch (ExecutionException refused) {
                    assertThat(refused).hasCauseInstanceOf(TopicAuthorizationException.class);
                }
            }
        }
        return readable;
    }

    private static KafkaConsumer<byte[], byte[]> reading(Map<String, Object> settings) {
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static KafkaProducer<String, String> transactional(String client, String id) {
        var settings = broker.client(client);
        settings.put("transactional.id", id);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static List<String> writersOf(Map<String, Set<String>> written, String topic) {
        return written.entrySet().stream()
                .filter(one -> one.getValue().contains(topic))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Set<String>> allowed(AclOperation operation) {
        var rights = Rights.of(AccessPolicy.simulation(), Topics.all());
        var allowed = new LinkedHashMap<String, Set<String>>();
        for (var client : CLIENTS) {
            allowed.put(
                    client,
                    rights.stream()
                            .filter(one -> one.entry().principal().equals("User:" + client))
                            .filter(one -> one.entry().operation() == operation)
                            .map(one -> one.pattern().name())
                            .filter(TOPICS::contains)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return allowed;
    }
}
