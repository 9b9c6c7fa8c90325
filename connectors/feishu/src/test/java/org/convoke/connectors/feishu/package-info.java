/// The connector against the sandbox, over real HTTP.
package org.convoke.connectors.feishu;
