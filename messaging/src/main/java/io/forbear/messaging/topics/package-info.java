/** Creates topics and tells the schema registry which changes of a schema are allowed. */
@NullMarked
package io.forbear.messaging.topics;

import org.jspecify.annotations.NullMarked;
