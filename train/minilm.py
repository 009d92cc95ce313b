"""MiniLM-L6 in numpy, to be learnt from: sentences -> vectors of length 1. Needs numpy, safetensors, tokenizers.

The folder is that of the model as published (sentence-transformers/all-MiniLM-L6-v2, Apache-2.0): model.safetensors, tokenizer.json.
"""
import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

LAYERS, HEADS, WIDTH, TOKENS = 6, 12, 384, 96


class MiniLM:
    def __init__(self, folder):
        self.tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(TOKENS)
        self.w = {k: v.astype(np.float32) for k, v in load_file(f"{folder}/model.safetensors").items() if v.dtype.kind == "f"}
        self.layers = []
        for i in range(LAYERS):
            of = lambda name, i=i: self.w[f"encoder.layer.{i}.{name}"]
            parts = ("query", "key", "value")
            self.layers.append((
                np.concatenate([of(f"attention.self.{p}.weight") for p in parts]).T.copy(),
                np.concatenate([of(f"attention.self.{p}.bias") for p in parts]),
                of("attention.output.dense.weight").T.copy(), of("attention.output.dense.bias"),
                of("attention.output.LayerNorm.weight"), of("attention.output.LayerNorm.bias"),
                of("intermediate.dense.weight").T.copy(), of("intermediate.dense.bias"),
                of("output.dense.weight").T.copy(), of("output.dense.bias"),
                of("output.LayerNorm.weight"), of("output.LayerNorm.bias"),
            ))  # fmt: skip

    @staticmethod
    def norm(x, scale, bias):
        x = x - x.mean(-1, keepdims=True)
        return x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12) * scale + bias

    def of_one_length(self, ids):
        n, m = len(ids), len(ids[0])
        e = self.w
        x = e["embeddings.word_embeddings.weight"][np.array(ids)] + e["embeddings.position_embeddings.weight"][:m]
        x = x + e["embeddings.token_type_embeddings.weight"][0]
        x = self.norm(x, e["embeddings.LayerNorm.weight"], e["embeddings.LayerNorm.bias"]).reshape(n * m, WIDTH)
        for qkv, qkv_b, out, out_b, g1, b1, up, up_b, down, down_b, g2, b2 in self.layers:
            q, k, v = (x @ qkv + qkv_b).reshape(n, m, 3, HEADS, WIDTH // HEADS).transpose(2, 0, 3, 1, 4)
            s = q @ k.transpose(0, 1, 3, 2) / np.sqrt(WIDTH // HEADS)
            s = np.exp(s - s.max(-1, keepdims=True))
            s /= s.sum(-1, keepdims=True)
            x = self.norm(x + (s @ v).transpose(0, 2, 1, 3).reshape(n * m, WIDTH) @ out + out_b, g1, b1)
            h = x @ up + up_b
            h *= 0.5 * (1 + np.tanh(0.7978845608 * (h + 0.044715 * h * h * h)))
            x = self.norm(x + h @ down + down_b, g2, b2)
        x = x.reshape(n, m, WIDTH).mean(1)
        return x / np.linalg.norm(x, axis=1, keepdims=True)

    def encode(self, texts, tokens_at_once=2048):
        ids = [e.ids for e in self.tokenizer.encode_batch(texts)]
        order = sorted(range(len(ids)), key=lambda i: (len(ids[i]), i))
        out = np.zeros((len(ids), WIDTH), np.float32)
        k = 0
        while k < len(order):
            size = len(ids[order[k]])
            j = k + 1
            while j < len(order) and len(ids[order[j]]) == size and (j + 1 - k) * size <= tokens_at_once:
                j += 1
            out[order[k:j]] = self.of_one_length([ids[i] for i in order[k:j]])
            k = j
        return out
