package io.forbear.contact.playbook;

import io.forbear.events.PackMode;
import io.forbear.events.RulePackActivated;
import io.forbear.messaging.wire.CompactedTopic;
import io.forbear.messaging.wire.KafkaClients;
import io.forbear.packs.RulePacks;
import io.forbear.rules.RuleBook;
import io.forbear.rules.RulePack;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The rule packs by which contacts are judged: those shipped, and those that {@code
 * compliance.rule-pack} says are active. The topic is small, and read anew whenever strategies are
 * examined, which is seldom. A pack that cannot be read fails the examination: who does not know
 * the law lets nothing pass.
 */
@Component
class LawListener {
    private final KafkaClients clients;
    private final EventSerdes serdes;

    LawListener(KafkaClients clients, EventSerdes serdes) {
        this.clients = clients;
        this.serdes = serdes;
    }

    /** All packs that are active now, also those whose date is still to come. */
    Mono<RuleBook> book() {
        return Mono.fromCallable(this::read).subscribeOn(Schedulers.boundedElastic());
    }

    private RuleBook read() {
        var packs = new LinkedHashMap<String, RulePack>();
        RulePacks.shipped().forEach(pack -> packs.put(key(pack), pack));
        var records = CompactedTopic.newest(clients, Topics.RULE_PACK.name());
        try (var deserializer = serdes.<SpecificRecord>deserializer()) {
            for (var bytes : records.values()) {
                add(packs, deserializer.deserialize(Topics.RULE_PACK.name(), bytes));
            }
        }
        return RuleBook.of(List.copyOf(packs.values()));
    }

    private static void add(Map<String, RulePack> packs, SpecificRecord record) {
        if (record instanceof RulePackActivated event && event.getMode() == PackMode.ACTIVE) {
            var key = event.getPackId() + "@" + event.getVersion();
            // a shipped pack is what it is
            packs.computeIfAbsent(key, _ -> RulePacks.parse(key, event.getContent()));
        }
    }

    private static String key(RulePack pack) {
        return pack.id() + "@" + pack.version();
    }
}
