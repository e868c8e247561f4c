"""Tools for assistants, by the Model Context Protocol over HTTP.

    POST /api/v1/mcp    one JSON-RPC message: initialize, ping, tools/list, tools/call

The protocol is that of its revisions 2025-06-18 and 2025-11-25 (modelcontextprotocol.io,
"Streamable HTTP"), without sessions and without streams: every message is answered by itself, so
any process may answer it. A tool is a call of this API and nothing more (`tools`): who may what,
limits, logs and refusals are those of the call. No tool publishes, approves, waives or deletes,
since the API has no such call.
"""
