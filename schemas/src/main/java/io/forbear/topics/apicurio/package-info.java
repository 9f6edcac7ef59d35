/** What Apicurio's serializer is given of ours; not compiled when the build takes another. */
@NullMarked
package io.forbear.topics.apicurio;

import org.jspecify.annotations.NullMarked;
