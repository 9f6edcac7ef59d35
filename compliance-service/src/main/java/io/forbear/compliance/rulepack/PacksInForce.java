package io.forbear.compliance.rulepack;

import io.forbear.packs.InvalidPackException;
import io.forbear.packs.RulePacks;
import io.forbear.rules.RuleBook;
import io.forbear.rules.RulePack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * The rules that gate and detector judge by: the shipped packs, and those that the topic {@code
 * compliance.rule-pack} activates. Safe for use by several threads.
 *
 * <p>A record that cannot be read stops all judging until it is repaired or removed: a gate that
 * does not know the law in force does not answer.
 */
public final class PacksInForce {
    private final List<RulePack> shipped;
    private final Supplier<Deserializer<SpecificRecord>> deserializers;
    private final Map<String, byte[]> records = new TreeMap<>();
    private final Map<String, RulePack> parsed = new HashMap<>();
    private final Map<String, LongAdder> defects = new ConcurrentHashMap<>();

    // null: the records have changed since
    private volatile @Nullable Rules current;

    /**
     * @param shipped the packs that need no activation
     * @param deserializers make something that decodes records of the topic
     */
    public PacksInForce(
            List<RulePack> shipped, Supplier<Deserializer<SpecificRecord>> deserializers) {
        this.shipped = List.copyOf(shipped);
        this.deserializers = deserializers;
    }

    /**
     * What is judged by at one time.
     *
     * @param shadows the packs that run without effect; the newest per pack
     */
    public record Rules(RuleBook book, List<Shadow> shadows) {}

    /**
     * A pack that runs without effect.
     *
     * @param id names its text
     * @param book the packs in force, with it in the place of its own earlier versions
     * @param defects how often judging by it has failed here
     */
    public record Shadow(String id, RuleBook book, LongAdder defects) {}

    /** Takes in a record of the topic; a value of null ends the activation. */
    public synchronized void accept(String key, byte @Nullable [] value) {
        if (value == null) {
            records.remove(key);
        } else {
            records.put(key, value);
        }
        current = null;
    }

    /**
     * The rules as of the newest record; the same instance until they change.
     *
     * @throws KafkaException if a record of the topic cannot be used
     */
    public Rules current() {
        var known = current;
        return known == null ? rebuild() : known;
    }

    /** How many records of the topic cannot be used now; unless it is none, nothing is judged. */
    public int unreadable() {
        return areReadable() ? 0 : countUnusable();
    }

    /** How often judging by packs without effect has failed here since this instance started. */
    public long shadowDefects() {
        return defects.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** The same of one pack. */
    public long shadowDefects(String id) {
        var known = defects.get(id);
        return known == null ? 0 : known.sum();
    }

    /** Whether all records of the topic can be used. */
    public boolean areReadable() {
        try {
            current();
            return true;
        } catch (KafkaException unreadable) {
            return false;
        }
    }

    private synchronized Rules rebuild() {
        var known = current;
        if (known != null) {
            return known;
        }
        var packs = new ArrayList<>(shipped);
        var shadows = new TreeMap<String, Activation>();
        var active = new HashMap<String, Activation>();
        try (var deserializer = deserializers.get()) {
            for (var entry : records.entrySet()) {
                var activation = read(deserializer, entry.getKey(), entry.getValue());
                if (activation.shadow()) {
                    shadows.merge(activation.pack(), activation, PacksInForce::newer);
                } else {
                    active.merge(activation.pack(), activation, PacksInForce::newer);
                    if (!ships(activation)) {
                        packs.add(pack(activation));
                    }
                }
            }
        }
        // what runs without effect ends when a version of the same pack is activated
        shadows.values()
                .removeIf(
                        shadow -> {
                            var later = active.get(shadow.pack());
                            return later != null
                                    && later.activatedAt().isAfter(shadow.activatedAt());
                        });
        var rules = new Rules(RuleBook.of(packs), shadows(packs, shadows));
        current = rules;
        return rules;
    }

    private List<Shadow> shadows(List<RulePack> packs, Map<String, Activation> shadows) {
        return shadows.values().stream().map(shadow -> shadow(packs, shadow)).toList();
    }

    private Shadow shadow(List<RulePack> packs, Activation activation) {
        var failed = defects.computeIfAbsent(activation.id(), _ -> new LongAdder());
        return new Shadow(activation.id(), Trial.of(packs, pack(activation)), failed);
    }

    private synchronized int countUnusable() {
        try (var deserializer = deserializers.get()) {
            return (int)
                    records.entrySet().stream()
                            .filter(record -> !isUsable(deserializer, record))
                            .count();
        }
    }

    private boolean isUsable(
            Deserializer<SpecificRecord> deserializer, Map.Entry<String, byte[]> record) {
        try {
            var activation = read(deserializer, record.getKey(), record.getValue());
            if (!ships(activation)) {
                pack(activation);
            }
            return true;
        } catch (KafkaException unusable) {
            return false;
        }
    }

    private Activation read(Deserializer<SpecificRecord> deserializer, String key, byte[] value) {
        try {
            var topic = RulePackPublisher.TOPIC;
            return ActivationRecords.activation(deserializer.deserialize(topic, value));
        } catch (RuntimeException unreadable) {
            // whatever it is: who does not know the law in force must not judge
            throw new KafkaException(
                    "rule pack " + key + " cannot be read; nothing is judged without it",
                    unreadable);
        }
    }

    private RulePack pack(Activation activation) {
        var known = parsed.get(activation.digest());
        if (known != null) {
            return known;
        }
        try {
            var pack = RulePacks.parse(activation.key(), activation.yaml());
            parsed.put(activation.digest(), pack);
            return pack;
        } catch (InvalidPackException notUnderstood) {
            throw new KafkaException(
                    "rule pack "
                            + activation.key()
                            + " is not understood; nothing is judged without it",
                    notUnderstood);
        }
    }

    private boolean ships(Activation activation) {
        return shipped.stream()
                .anyMatch(pack -> (pack.id() + "@" + pack.version()).equals(activation.key()));
    }

    private static Activation newer(Activation one, Activation other) {
        return Comparator.comparing(Activation::activatedAt)
                                .thenComparing(Activation::version)
                                .compare(one, other)
                        > 0
                ? one
                : other;
    }

    /** For people: the keys of the topic's records. */
    @Override
    public synchronized String toString() {
        return records.keySet().stream().collect(Collectors.joining(", ", "PacksInForce[", "]"));
    }
}
