package io.forbear.endtoend;

import io.forbear.topics.RegistryAccess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks the wire format and the registry API that Confluent's clients speak, without any
 * serializer: what a foreign system does.
 */
final class ConfluentWire {
    private static final int HEADER = 5;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final RegistryAccess registry;

    ConfluentWire(RegistryAccess registry) {
        this.registry = registry;
        this.http = registry.http().build();
    }

    byte[] encode(String topic, SpecificRecord event) throws IOException, InterruptedException {
        var out = new ByteArrayOutputStream();
        out.write(0);
        out.writeBytes(ByteBuffer.allocate(4).putInt(register(topic, event.getSchema())).array());
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new SpecificDatumWriter<SpecificRecord>(event.getSchema()).write(event, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    GenericRecord decode(byte[] bytes) throws IOException, InterruptedException {
        var buffer = ByteBuffer.wrap(bytes);
        if (buffer.get() != 0) {
            throw new AssertionError("the first byte is not 0");
        }
        var answer = call(registry.request("/schemas/ids/" + buffer.getInt()).build());
        var schema = new Schema.Parser().parse(answer.get("schema").asString());
        var decoder =
                DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null);
        return new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
    }

    private int register(String topic, Schema schema) throws IOException, InterruptedException {
        var body = JSON.writeValueAsString(Map.of("schema", schema.toString()));
        var request =
                registry.request("/subjects/" + topic + "-value/versions")
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return call(request).get("id").asInt();
    }

    private JsonNode call(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(
                    request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
