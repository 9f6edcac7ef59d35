package io.forbear.topics;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
    @Test
    void isDocumentedAsTheCatalogueSays() throws IOException {
        WrittenFile.assertEqual(
                WrittenFile.ROOT.resolve("docs/asyncapi.yaml"), AsyncApiDocument.of(Topics.all()));
    }
}
